package io.github.metasaw.kernel.terminal;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Nearest;
import io.github.metasaw.kernel.magic.CellMagic;
import io.github.metasaw.kernel.magic.CommonOptions;
import io.github.metasaw.kernel.magic.FileNames;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the words of a command and says which magics they ask for, in order. */
final class CommandParser {

  /** An option as it was typed. */
  private record Given(Option<?> option, String value) {

    /** A flag has no value, or the word that was typed after it. */
    List<String> words() {
      return option.isFlag() && value.isEmpty()
          ? List.of(option.flagName())
          : List.of(option.flagName(), value);
    }

    boolean isOf(Option<?> other) {
      return option.name().equals(other.name());
    }
  }

  private final MagicCommand command;
  private final InputFiles files;
  private final List<String> words = new ArrayList<>();
  private final List<Given> given = new ArrayList<>();

  private CommandParser(MagicCommand command) {
    this.command = command;
    this.files = new InputFiles(command);
  }

  /**
   * The steps of a command.
   *
   * @param command that is run
   * @param arguments after its name
   * @return the magics that read its files, make its fits, and the magic itself last
   * @throws MetaException for words that the command does not take
   */
  static List<CommandStep> parse(MagicCommand command, List<String> arguments) {
    CommandParser parser = new CommandParser(command);
    parser.sort(arguments);
    return parser.steps();
  }

  private void sort(List<String> arguments) {
    List<String> rest = new ArrayList<>(arguments);
    while (!rest.isEmpty()) {
      String word = rest.remove(0);
      if (!word.startsWith("--")) {
        words.add(word);
        continue;
      }
      int equals = word.indexOf('=');
      Option<?> option = find(equals < 0 ? word : word.substring(0, equals));
      if (option.isFlag() && equals >= 0) {
        throw MetaException.of("the option %s takes no value".formatted(option.flagName()));
      }
      if (!option.isFlag() && equals < 0 && (rest.isEmpty() || rest.get(0).startsWith("--"))) {
        throw MetaException.of("the option %s needs a value".formatted(option));
      }
      given.add(new Given(option, equals < 0 ? value(option, rest) : word.substring(equals + 1)));
    }
  }

  /** Takes the value of an option from the line; a flag takes only a word of its own. */
  private String value(Option<?> option, List<String> rest) {
    if (!option.isFlag()) {
      return rest.remove(0);
    }
    Optional<String> word = words.isEmpty() ? Optional.empty() : option.wordAfter(rest);
    word.ifPresent(taken -> rest.remove(0));
    return word.orElse("");
  }

  private Option<?> find(String flag) {
    if (flag.equals(CommonOptions.AS.flagName())) {
      throw MetaException.of(
          "--as declares a variable of a notebook; on the command line --save FILE keeps a result");
    }
    List<Option<?>> all = command.allOptions();
    return all.stream()
        .filter(option -> option.flagName().equals(flag))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> names = all.stream().<String>map(Option::flagName).toList();
              String near =
                  Nearest.to(flag, names)
                      .map(found -> "; did you mean '" + found + "'?")
                      .orElse(";");
              return MetaException.of(
                  "no option '%s' of the command %s%s --help lists the options"
                      .formatted(flag, command.magic().name(), near));
            });
  }

  private List<CommandStep> steps() {
    requireInput();
    Magic fit = fit();
    List<String> names = words.stream().map(files::input).toList();
    List<CommandStep> fits = new ArrayList<>();
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      boolean isFitted = fit != command.magic() && isFit(i) && files.isTable(names.get(i));
      inputs.add(isFitted ? MagicCommand.FIT + (i == 0 ? "" : i + 1) : names.get(i));
      if (isFitted) {
        fits.add(step(fit, List.of(names.get(i)), inputs.get(i)));
      }
    }
    refuseUnused(fit, !fits.isEmpty());
    CommandStep last = step(command.magic(), inputs, "");
    return Stream.of(
            files.steps(words(this::isOfReader), words(CommandParser::isOfAll)),
            fits,
            List.of(last))
        .flatMap(List::stream)
        .toList();
  }

  /** The word that names the input has to be a file or a data set. */
  private void requireInput() {
    int at = command.inputAt();
    String name = command.magic().name();
    boolean isOptional = command.magic().description().arguments().startsWith("[");
    if (at >= words.size() && !isOptional) {
      throw MetaException.of(
          "the command %s needs a file, as in metasaw %1$s trials.csv".formatted(name));
    }
    if (at >= 0 && at < words.size()) {
      files.require(words.get(at));
    }
  }

  private boolean isFit(int word) {
    if (command.needsSeveralFits()) {
      return words.size() > 1;
    }
    return word == 0 || command.takesSeveralFits();
  }

  /** The magic that makes the fit: the first that takes all options which nothing else takes. */
  private Magic fit() {
    List<Given> others =
        given.stream().filter(one -> !isOwn(one) && !takes(command.reader(), one)).toList();
    Optional<Magic> fit =
        command.fits().stream()
            .filter(magic -> others.stream().allMatch(one -> takes(magic, one)))
            .findFirst();
    if (fit.isEmpty() && !command.fits().isEmpty()) {
      throw MetaException.of(mixed(others));
    }
    return fit.orElse(command.magic());
  }

  /** Which options are of one kind of fit, and which of another. */
  private String mixed(List<Given> options) {
    List<String> parts = new ArrayList<>();
    for (Magic fit : command.fits()) {
      List<String> only =
          options.stream()
              .filter(one -> command.fits().stream().allMatch(f -> takes(f, one) == (f == fit)))
              .map(one -> one.option().flagName())
              .distinct()
              .toList();
      parts.add("%s of %s".formatted(String.join(" and ", only), fit.name()));
    }
    return "%s do not go together; leave one out".formatted(String.join(", and ", parts));
  }

  private boolean isOwn(Given one) {
    return command.ownOptions().stream().anyMatch(one::isOf);
  }

  private static boolean takes(Magic magic, Given one) {
    return magic.options().stream().anyMatch(one::isOf);
  }

  private List<String> words(Predicate<Given> wanted) {
    return given.stream().filter(wanted).flatMap(one -> one.words().stream()).toList();
  }

  private boolean isOfReader(Given one) {
    return command.isRead()
        && takes(command.reader(), one)
        && !isOwn(one)
        && command.fits().stream().noneMatch(fit -> takes(fit, one));
  }

  /** The Java of all steps is one program; a script in R holds its data itself. */
  private static boolean isOfAll(Given one) {
    boolean isJava = one.isOf(CommonOptions.CODE) && !one.value().equals(CommonOptions.R);
    return isJava || one.isOf(CommonOptions.DEBUG);
  }

  /** Options of a reader that reads nothing, and of a fit that is not made, would be ignored. */
  private void refuseUnused(Magic fit, boolean isFitted) {
    for (Given one : given) {
      if (isOfReader(one) && !files.isAnyRead()) {
        throw MetaException.of(
            "%s says how a file is read, and none is named".formatted(one.option().flagName()));
      }
      boolean isOfFit = one.isOf(MagicCommand.MODEL) || (!isOwn(one) && takes(fit, one));
      if (isOfFit && !isFitted && fit != command.magic()) {
        throw MetaException.of(
            "%s belongs to a fit, and the command %s makes none of this input"
                .formatted(one.option().flagName(), command.magic().name()));
      }
    }
  }

  private CommandStep step(Magic magic, List<String> inputs, String variable) {
    boolean isLast = variable.isEmpty();
    List<String> line = new ArrayList<>(inputs);
    for (Given one : given) {
      boolean isOfStep = isLast ? isOwn(one) : (!isOwn(one) && takes(magic, one)) || isOfAll(one);
      if (isOfStep && !one.isOf(MagicCommand.MODEL)) {
        line.addAll(isVariable(one) ? withFile(one) : one.words());
      }
    }
    if (!isLast) {
      line.addAll(List.of(CommonOptions.AS.flagName(), variable));
    }
    return new CommandStep(magic, line, magic instanceof CellMagic ? body() : null);
  }

  private static boolean isVariable(Given one) {
    return one.option().type().suggestion() == Suggestion.VARIABLES;
  }

  private List<String> withFile(Given one) {
    return List.of(one.option().flagName(), files.variable(one.value()));
  }

  private @Nullable String body() {
    return given.stream()
        .filter(one -> one.isOf(MagicCommand.MODEL))
        .findFirst()
        .map(
            one ->
                FileNames.isThere(one.value())
                    ? InputFiles.text(one.value())
                    : one.value().replaceAll("\\s*;\\s*", "\n"))
        .orElse(null);
  }
}
