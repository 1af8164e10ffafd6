package io.github.metasaw.kernel;

import io.github.metasaw.kernel.magic.CellMagic;
import io.github.metasaw.kernel.magic.FileNames;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicHost;
import io.github.metasaw.kernel.magic.MagicRegistry;
import io.github.metasaw.kernel.magic.Placeholder;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.report.document.Sheet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Completion and inspection inside a magic line, from the declarations of magics and options. Knows
 * no kernel; our own calls it.
 */
public final class Completion {

  private final MagicRegistry registry;
  private final MagicHost host;

  /**
   * A completion.
   *
   * @param registry all magics
   * @param host the notebook, whose variables and columns complete a line
   */
  public Completion(MagicRegistry registry, MagicHost host) {
    this.registry = registry;
    this.host = host;
  }

  /** A line up to the cursor: its magic, the whole words after it, and the part of a word. */
  private record Typed(String magic, List<String> words, String part) {

    static Typed of(String line, int cursor) {
      List<String> parts =
          new ArrayList<>(
              Arrays.asList(line.substring(0, cursor).stripLeading().split("\\s+", -1)));
      String part = parts.remove(parts.size() - 1);
      String magic = parts.isEmpty() ? "" : parts.remove(0).replaceFirst("^%%?", "");
      return new Typed(magic, parts, part);
    }

    /** The last whole word; empty if there is none. */
    String last() {
      return words.isEmpty() ? "" : words.get(words.size() - 1);
    }
  }

  /**
   * What may stand at the cursor.
   *
   * @param line that begins with a per cent sign
   * @param cursor number of characters before it, 0 to the length of the line
   * @return the words that begin with what is typed there, in the order of the help; none for what
   *     cannot be listed
   */
  public List<String> at(String line, int cursor) {
    Typed typed = Typed.of(line, cursor);
    if (typed.magic().isEmpty()) {
      return starting(typed.part(), magics());
    }
    return registry.find(typed.magic()).map(magic -> within(magic, typed)).orElse(List.of());
  }

  private List<String> within(Magic magic, Typed typed) {
    String part = typed.part();
    int equals = part.startsWith("--") ? part.indexOf('=') : -1;
    Optional<Option<?>> asking =
        option(magic, equals < 0 ? typed.last() : part.substring(0, equals))
            .filter(option -> !option.isFlag());
    return asking.isPresent()
        ? ofValue(magic, asking.get(), typed, equals + 1)
        : starting(part, candidates(magic, typed));
  }

  /** The values of an option; in a list those that may come next. */
  private List<String> ofValue(Magic magic, Option<?> option, Typed typed, int start) {
    String part = typed.part();
    boolean isList = option.type().placeholder().contains(",");
    int last = isList ? Math.max(start, part.lastIndexOf(',') + 1) : start;
    String before = part.substring(0, last);
    return starting(part.substring(last), values(magic, option, typed, part.substring(last)))
        .stream()
        .map(word -> before + word)
        .toList();
  }

  /**
   * What may stand at the cursor in the lines below a cell magic.
   *
   * @param first line of the cell, with the magic
   * @param before the line up to the word at the cursor
   * @param part of the word before the cursor
   * @return what the magic takes there and the columns of the table, if they begin with it
   */
  public List<String> inBody(String first, String before, String part) {
    Typed typed = Typed.of(first + " ", first.length() + 1);
    return registry
        .find(typed.magic())
        .map(
            magic ->
                starting(
                    part,
                    Stream.concat(
                        magic instanceof CellMagic cell
                            ? cell.candidates(before).stream()
                            : Stream.empty(),
                        names(magic, typed.words(), Placeholder.COLUMN))))
        .orElse(List.of());
  }

  /**
   * What a variable knows by name.
   *
   * @param variable of the notebook
   * @param part of a name before the cursor
   * @return parameters of a posterior, coefficients of a fit, columns of a table, that begin with
   *     it
   */
  public List<String> known(String variable, String part) {
    Object value = host.has(variable) ? host.value(variable) : null;
    return value == null
        ? List.of()
        : Stream.of(Placeholder.VARIABLE, Placeholder.TERM, Placeholder.COLUMN)
            .flatMap(what -> what.names(value).stream())
            .filter(name -> name.startsWith(part))
            .distinct()
            .toList();
  }

  /**
   * The help of what stands at the cursor.
   *
   * @param line that begins with a per cent sign
   * @param cursor number of characters before it, 0 to the length of the line
   * @return the help of the option under the cursor, or of the magic; empty for an unknown magic
   */
  public Optional<Sheet> help(String line, int cursor) {
    int end = cursor;
    while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
      end++;
    }
    Typed typed = Typed.of(line, end);
    String name = typed.magic().isEmpty() ? typed.part().replaceFirst("^%%?", "") : typed.magic();
    return registry
        .find(name)
        .map(magic -> option(magic, typed.part()).map(Help::of).orElseGet(() -> Help.of(magic)));
  }

  private Stream<String> magics() {
    return registry.magics().stream()
        .flatMap(
            magic ->
                magic instanceof CellMagic
                    ? Stream.of("%" + magic.name(), "%%" + magic.name())
                    : Stream.of("%" + magic.name()));
  }

  private static List<String> starting(String part, Stream<String> candidates) {
    return candidates
        .filter(word -> word.startsWith(part) || word.startsWith("\"" + part))
        .distinct()
        .toList();
  }

  private Stream<String> candidates(Magic magic, Typed typed) {
    List<String> words = typed.words();
    if (typed.part().startsWith("-")) {
      return magic.allOptions().stream()
          .filter(option -> option.isRepeatable() || !words.contains(option.flagName()))
          .map(Option::flagName);
    }
    return Stream.concat(
        magic.candidates().stream(),
        Placeholder.in(magic.description().arguments()).stream()
            .flatMap(word -> arguments(magic, typed, word)));
  }

  private Stream<String> arguments(Magic magic, Typed typed, Placeholder word) {
    if (word == Placeholder.FILE) {
      return typed.words().isEmpty() ? FileNames.starting(typed.part()).stream() : Stream.empty();
    }
    return word.type() == Void.class
        ? names(magic, typed.words(), word)
        : host.names(word.type()).stream();
  }

  private static Optional<Option<?>> option(Magic magic, String word) {
    return magic.allOptions().stream().filter(option -> option.flagName().equals(word)).findFirst();
  }

  private Stream<String> values(Magic magic, Option<?> option, Typed typed, String part) {
    return switch (option.type().suggestion()) {
      case WORDS -> option.type().words().stream();
      case VARIABLES -> host.names(option.type().variable()).stream();
      case COLUMNS -> names(magic, typed.words(), Placeholder.COLUMN);
      case TERMS -> names(magic, typed.words(), Placeholder.TERM);
      case FILES -> FileNames.starting(part).stream();
      case NOTHING -> Stream.empty();
    };
  }

  /** What the table or the fit has that the first word of a line names. */
  private Stream<String> names(Magic magic, List<String> words, Placeholder what) {
    String name = words.isEmpty() ? "" : words.get(0);
    Object value = option(magic, name).isEmpty() && host.has(name) ? host.value(name) : null;
    return value == null ? Stream.empty() : what.names(value).stream().map(Completion::quoted);
  }

  /** In the quotes that a word with blanks needs. */
  private static String quoted(String word) {
    return word.matches("\\S+") ? word : "\"" + word + "\"";
  }
}
