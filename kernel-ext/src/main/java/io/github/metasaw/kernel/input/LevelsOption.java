package io.github.metasaw.kernel.input;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The option that orders the levels of text moderators. */
public final class LevelsOption {

  /** Order of levels, by column. */
  public static final Option<Map<String, List<String>>> LEVELS =
      Option.of(
          "levels",
          ValueType.of("COLUMN=A,B;...", (option, text) -> read(text), LevelsOption::code),
          "order of levels; the first is the reference");

  private LevelsOption() {}

  /**
   * The order of levels of a line.
   *
   * @param line of a magic that takes the option
   * @return levels by column, empty without the option
   */
  public static Code<Map<String, List<String>>> of(MagicLine line) {
    return line.given(LEVELS).orElseGet(() -> code(Map.of()));
  }

  private static Map<String, List<String>> read(String text) {
    Map<String, List<String>> levels = new LinkedHashMap<>();
    for (String part : text.split(";")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        String column = part.substring(0, equals).strip();
        if (levels.put(column, split(part.substring(equals + 1))) != null) {
          throw MetaException.of("--levels orders '" + column + "' twice; once is enough");
        }
      } else if (!part.isBlank()) {
        throw MetaException.of(
            "--levels takes COLUMN=A,B as in --levels habitat=grassland,forest, not '"
                + part
                + "'");
      }
    }
    return levels;
  }

  private static List<String> split(String names) {
    return Arrays.stream(names.split(",")).map(String::strip).toList();
  }

  private static Code<Map<String, List<String>>> code(Map<String, List<String>> levels) {
    Map<String, Code<List<String>>> entries = new LinkedHashMap<>();
    levels.forEach((column, names) -> entries.put(column, Literal.texts(names)));
    return Literal.map(entries);
  }
}
