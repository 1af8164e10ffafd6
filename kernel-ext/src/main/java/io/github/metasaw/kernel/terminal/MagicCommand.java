package io.github.metasaw.kernel.terminal;

import io.github.metasaw.kernel.magic.CellMagic;
import io.github.metasaw.kernel.magic.CommonOptions;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicRegistry;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A magic as a command, with the magics that make what it needs of a file. All options are those
 * that the magics declare; the model, which stands below a magic in a notebook, is the only other.
 *
 * @param magic that the command is named for
 * @param fits magics that make the fit which it needs, the usual one first; empty if it needs none
 * @param reader of files
 * @param datasets that come along, by name
 */
record MagicCommand(Magic magic, List<Magic> fits, Magic reader, Magic datasets) {

  /** The variable of its fit; those of further fits have a number after it. */
  static final String FIT = "fit";

  /** The lines below a magic in a notebook. */
  static final Option<String> MODEL =
      Option.of(
          "model",
          ValueTypes.text("\"TEXT\""),
          "the model and its priors, with a semicolon between lines, or a file that holds them");

  private static final Pattern FIRST = Pattern.compile("^\\[?([A-Z_]+)");
  private static final Pattern OF_FILES = Pattern.compile("\\bFILE\\b");
  private static final Pattern OF_SEVERAL_FITS = Pattern.compile("^FIT(\\.\\.\\.| FIT)");

  /**
   * The command of a name.
   *
   * @param registry all magics
   * @param name of a magic
   * @return empty for an unknown magic, and for one whose input no file can be
   */
  static Optional<MagicCommand> find(MagicRegistry registry, String name) {
    return registry
        .find(name)
        .filter(magic -> !first(magic).equals("MANTRA_FIT"))
        .map(
            magic ->
                new MagicCommand(
                    magic,
                    fitters(magic).map(fit -> registry.find(fit).orElseThrow()).toList(),
                    registry.find("read").orElseThrow(),
                    registry.find("dataset").orElseThrow()));
  }

  /**
   * The names of all commands.
   *
   * @param registry all magics
   * @return in the order of the help
   */
  static List<String> names(MagicRegistry registry) {
    return registry.magics().stream()
        .map(Magic::name)
        .filter(name -> find(registry, name).isPresent())
        .toList();
  }

  private static String first(Magic magic) {
    var matcher = FIRST.matcher(magic.description().arguments());
    return matcher.find() ? matcher.group(1) : "";
  }

  private static Stream<String> fitters(Magic magic) {
    return switch (first(magic)) {
      case "FIT" -> Stream.of("meta", "bayes");
      case "POSTERIOR" -> Stream.of("bayes");
      default -> Stream.of();
    };
  }

  /** Whether it reads files by itself. */
  boolean takesFiles() {
    return OF_FILES.matcher(magic.description().arguments()).find();
  }

  /** Whether it takes several fits. */
  boolean takesSeveralFits() {
    return OF_SEVERAL_FITS.matcher(magic.description().arguments()).find();
  }

  /** Whether one fit is too few for it, so that a single file stays a table. */
  boolean needsSeveralFits() {
    return magic.description().arguments().startsWith("FIT FIT");
  }

  /**
   * The place of the word that names its input.
   *
   * @return 0, 1 after the name of a measure, or -1 where it needs no input
   */
  int inputAt() {
    return switch (first(magic)) {
      case "MEASURE" -> 1;
      case "TABLE", "FIT", "POSTERIOR", "SCAN", "FILE" -> 0;
      default -> -1;
    };
  }

  /** Whether a model may stand in its line. */
  boolean takesModel() {
    return magic instanceof CellMagic || !fits.isEmpty();
  }

  /**
   * What of its own it takes: not the variable of a notebook, and the model if it fits one.
   *
   * @return in the order of the help
   */
  List<Option<?>> ownOptions() {
    List<Option<?>> own = new ArrayList<>();
    if (takesModel()) {
      own.add(MODEL);
    }
    magic.allOptions().stream().filter(option -> option != CommonOptions.AS).forEach(own::add);
    return own;
  }

  /**
   * The options of a magic before it that are not its own.
   *
   * @param before one of its fits or its reader
   * @return in the order of the help
   */
  List<Option<?>> optionsOf(Magic before) {
    List<String> own = magic.allOptions().stream().<String>map(Option::name).toList();
    return before.options().stream()
        .filter(option -> !own.contains(option.name()))
        .<Option<?>>map(option -> option)
        .toList();
  }

  /** Whether files are read for it, by a magic with options of its own. */
  boolean isRead() {
    return !takesFiles() && inputAt() >= 0;
  }

  /**
   * All options.
   *
   * @return its own, those of its fits, and those of the reader; a name may stand twice
   */
  List<Option<?>> allOptions() {
    List<Option<?>> all = new ArrayList<>(ownOptions());
    fits.forEach(fit -> all.addAll(optionsOf(fit)));
    if (isRead()) {
      all.addAll(optionsOf(reader));
    }
    return all;
  }
}
