package io.github.metasaw.report.script;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values as R writes them. */
final class RText {

  private static final int LINE = 88;

  private RText() {}

  /** A number with all its digits, as R reads it back to the same bits. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "NA";
    }
    boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return isWhole ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
  }

  /** A string in double quotes. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
              } else if (c < ' ') {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.append('"').toString();
  }

  /** {@code c(1, 2)}, in lines that are not too long. */
  static String numbers(double... values) {
    return vector(Arrays.stream(values).mapToObj(RText::number).toList());
  }

  /** {@code c("a", "b")}, in lines that are not too long. */
  static String texts(List<String> values) {
    return vector(values.stream().map(RText::quoted).toList());
  }

  private static String vector(List<String> parts) {
    StringBuilder out = new StringBuilder("c(");
    int column = 0;
    String separator = "";
    for (String part : parts) {
      boolean breaks = column + part.length() > LINE;
      out.append(separator.isEmpty() ? "" : breaks ? ",\n    " : ", ").append(part);
      column = (breaks ? 0 : column) + part.length() + 2;
      separator = ", ";
    }
    return out.append(')').toString();
  }

  /** A call with an argument per line. */
  static String call(String function, List<String> arguments) {
    return arguments.stream().collect(Collectors.joining(",\n  ", function + "(\n  ", "\n)"));
  }
}
