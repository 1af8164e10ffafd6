package io.github.metasaw.diagnostic;

import java.util.Locale;

/**
 * Text of others that is safe to show: names and cells of data may hold characters that command a
 * terminal, break a line, or change the order in which the text around them is read.
 */
public final class PlainText {

  private static final int LONGEST = 60;

  private PlainText() {}

  /**
   * Text on one line: each control character as a blank, among them those that end a line;
   * bidirectional embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069), halves
   * of surrogate pairs and what XML cannot hold as U+FFFD.
   *
   * @param text of anyone
   * @return text that is safe to show
   */
  public static String of(String text) {
    if (text.codePoints().noneMatch(c -> shown(c) != c)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(shown(c)));
    return out.toString();
  }

  /**
   * Text on several lines: as {@link #of}, with line breaks kept.
   *
   * @param text of anyone
   * @return text that is safe to show
   */
  public static String lines(String text) {
    if (text.codePoints().noneMatch(c -> c != '\n' && shown(c) != c)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(c == '\n' ? c : shown(c)));
    return out.toString();
  }

  /**
   * Text for HTML and XML, between tags or in double quotes.
   *
   * @param text of anyone
   * @return plain, with {@code &}, {@code <}, {@code >} and double quotes as entities
   */
  public static String markup(String text) {
    return entities(of(text));
  }

  /**
   * As {@link #markup}, with line breaks kept.
   *
   * @param text of anyone
   * @return plain lines, with {@code &}, {@code <}, {@code >} and double quotes as entities
   */
  public static String markupLines(String text) {
    return entities(lines(text));
  }

  private static String entities(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /**
   * A cell as messages quote it.
   *
   * @param cell of anyone
   * @return plain, and cut after sixty characters
   */
  public static String quoted(String cell) {
    int end = cell.offsetByCodePoints(0, Math.min(LONGEST, cell.codePointCount(0, cell.length())));
    return of(cell.substring(0, end)) + (end < cell.length() ? "…" : "");
  }

  /**
   * Whether {@link #of} would leave the text as it is.
   *
   * @param text of anyone
   * @return whether it is safe to show
   */
  public static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return text.codePoints().allMatch(code -> shown(code) == code);
      }
    }
    return true;
  }

  private static int shown(int c) {
    if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
      return ' ';
    }
    boolean isBidi = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    boolean isNone = (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE;
    return isBidi || isNone ? '\uFFFD' : c;
  }

  /**
   * The text with a capital at its start.
   *
   * @param text a name or the start of a sentence
   * @return the same but for its first letter; empty if it is empty
   */
  public static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
