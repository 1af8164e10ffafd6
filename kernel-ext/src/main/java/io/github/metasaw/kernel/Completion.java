package io.github.metasaw.kernel;

import io.github.metasaw.fit.Fit;
import io.github.metasaw.kernel.magic.CellMagic;
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
import tech.tablesaw.api.Table;

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
    return registry
        .find(typed.magic())
        .map(magic -> starting(typed.part(), candidates(magic, typed)))
        .orElse(List.of());
  }

  /**
   * What may stand at the cursor in the lines below a cell magic.
   *
   * @param first line of the cell, with the magic
   * @param part of a word before the cursor
   * @return the columns of the table that begin with it
   */
  public List<String> inBody(String first, String part) {
    Typed typed = Typed.of(first + " ", first.length() + 1);
    return registry
        .find(typed.magic())
        .filter(magic -> !typed.words().isEmpty())
        .map(magic -> starting(part, columns(magic, typed.words()).stream()))
        .orElse(List.of());
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
    return candidates.filter(word -> word.startsWith(part)).distinct().toList();
  }

  private Stream<String> candidates(Magic magic, Typed typed) {
    List<String> words = typed.words();
    if (!words.isEmpty()) {
      Optional<Option<?>> asking =
          option(magic, words.get(words.size() - 1)).filter(option -> !option.isFlag());
      if (asking.isPresent()) {
        return values(magic, asking.get(), words);
      }
    }
    if (typed.part().startsWith("-")) {
      return magic.allOptions().stream()
          .filter(option -> option.isRepeatable() || !words.contains(option.flagName()))
          .map(Option::flagName);
    }
    return Stream.concat(
        magic.candidates().stream(),
        Placeholder.in(magic.description().arguments()).stream()
            .filter(word -> word.type() != Void.class)
            .flatMap(word -> host.names(word.type()).stream()));
  }

  private static Optional<Option<?>> option(Magic magic, String word) {
    return magic.allOptions().stream().filter(option -> option.flagName().equals(word)).findFirst();
  }

  private Stream<String> values(Magic magic, Option<?> option, List<String> words) {
    return switch (option.type().suggestion()) {
      case WORDS -> option.type().words().stream();
      case VARIABLES -> host.names(option.type().variable()).stream();
      case COLUMNS -> columns(magic, words).stream();
      case NOTHING -> Stream.empty();
    };
  }

  /** The columns of the table that the first variable of a line is, or of its fit. */
  private List<String> columns(Magic magic, List<String> words) {
    String name = words.get(0);
    if (option(magic, name).isPresent() || !host.has(name)) {
      return List.of();
    }
    Object value = host.value(name);
    if (value instanceof Table table) {
      return table.columnNames();
    }
    return value instanceof Fit fit ? fit.studies().table().columnNames() : List.of();
  }
}
