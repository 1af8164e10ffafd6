package io.github.metasaw.kernel.code;

import io.github.metasaw.diagnostic.PlainText;

/** Literals of Java. */
final class JavaText {

  private JavaText() {}

  /**
   * A string literal.
   *
   * @param text any text; what may not stand in a source file is escaped
   * @return the literal with its quotation marks
   */
  static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      out.append(escaped(text.charAt(i), '"'));
    }
    return out.append('"').toString();
  }

  /**
   * A character literal.
   *
   * @param sign any character
   * @return the literal with its apostrophes
   */
  static String quote(char sign) {
    return "'" + escaped(sign, '\'') + "'";
  }

  private static String escaped(char c, char delimiter) {
    if (c == delimiter || c == '\\') {
      return "\\" + c;
    }
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default ->
          PlainText.isPlain(String.valueOf(c)) || Character.isSurrogate(c)
              ? String.valueOf(c)
              : String.format("\\u%04x", (int) c);
    };
  }

  /**
   * A number of type double.
   *
   * @param number any double
   * @return an expression of type double with exactly that value
   */
  static String number(double number) {
    if (Double.isNaN(number)) {
      return "Double.NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
    }
    return Double.toString(number);
  }

  /**
   * A constant of an enum, with the classes around it: {@code Estimand.Reading.RANDOM}.
   *
   * @param constant of an enum that can be imported
   * @return the constant, qualified by the simple names of its classes
   */
  static String constant(Enum<?> constant) {
    StringBuilder out = new StringBuilder(constant.name());
    for (Class<?> at = constant.getDeclaringClass(); at != null; at = at.getEnclosingClass()) {
      out.insert(0, at.getSimpleName() + ".");
    }
    return out.toString();
  }
}
