package io.github.metasaw.web.small;

import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/**
 * {@link java.util.regex.Pattern} by the browser's own regular expressions. Blanks, digits and the
 * dot mean what they mean in Java; {@code (?i)} may stand at the start. What the browser does not
 * know, as possessive quantifiers and {@code \h}, is refused.
 */
public final class SmallPattern {

  private static final String BLANKS = " \\t\\n\\x0B\\f\\r";
  private static final String NOT_A_LINE_BREAK = "[^\\n\\r\\u0085\\u2028\\u2029]";

  /** After a backslash, what a browser would take for a letter. */
  private static final String OF_JAVA = "aeghGHQEAzZRX";

  private static final String IGNORE_CASE = "(?i)";

  private final String regex;
  private final JSObject finds;
  private final JSObject matches;

  private SmallPattern(String regex) {
    this.regex = regex;
    boolean ignores = regex.startsWith(IGNORE_CASE);
    String body = translated(ignores ? regex.substring(IGNORE_CASE.length()) : regex);
    String flags = "g" + (ignores ? "i" : "") + (body.contains("\\p{") ? "u" : "");
    finds = expression(body, flags);
    matches = expression("^(?:" + body + ")$", flags);
  }

  /**
   * Reads an expression.
   *
   * @param regex as Java writes it
   * @return the pattern
   */
  public static SmallPattern compile(String regex) {
    return new SmallPattern(regex);
  }

  /**
   * Whether a whole text is as an expression says.
   *
   * @param regex the expression
   * @param text the text
   * @return whether it is
   */
  public static boolean matches(String regex, CharSequence text) {
    return compile(regex).matcher(text).matches();
  }

  /** Classes of characters as Java understands them. */
  private static String translated(String regex) {
    StringBuilder out = new StringBuilder();
    boolean isInClass = false;
    for (int at = 0; at < regex.length(); at++) {
      char c = regex.charAt(at);
      if (c == '\\') {
        char next = regex.charAt(++at);
        if (next == 's') {
          out.append(isInClass ? BLANKS : "[" + BLANKS + "]");
        } else if (OF_JAVA.indexOf(next) >= 0 || (next == 'S' && isInClass)) {
          throw new IllegalArgumentException(regex);
        } else if (next == 'S') {
          out.append("[^" + BLANKS + "]");
        } else {
          out.append(c).append(next);
        }
      } else if (c == '.' && !isInClass) {
        out.append(NOT_A_LINE_BREAK);
      } else {
        isInClass = c == '[' || (isInClass && c != ']');
        out.append(c);
      }
    }
    return out.toString();
  }

  /**
   * Looks at a text.
   *
   * @param text the text
   * @return a matcher at its start
   */
  public SmallMatcher matcher(CharSequence text) {
    return new SmallMatcher(finds, matches, text.toString());
  }

  /**
   * The parts between matches, without empty ones at the end.
   *
   * @param text the text
   * @return its parts
   */
  public String[] split(CharSequence text) {
    return split(text, 0);
  }

  /**
   * The parts between matches.
   *
   * @param text the text
   * @param limit of their number if positive; 0 leaves out empty parts at the end
   * @return the parts
   */
  public String[] split(CharSequence text, int limit) {
    String all = text.toString();
    List<String> parts = new ArrayList<>();
    SmallMatcher at = matcher(all);
    int from = 0;
    while ((limit <= 0 || parts.size() < limit - 1) && at.find()) {
      if (at.end() > 0) {
        parts.add(all.substring(from, at.start()));
        from = at.end();
      }
    }
    parts.add(all.substring(from));
    while (limit == 0 && parts.size() > 1 && parts.get(parts.size() - 1).isEmpty()) {
      parts.remove(parts.size() - 1);
    }
    return parts.toArray(new String[0]);
  }

  /**
   * The expression.
   *
   * @return as it was given
   */
  public String pattern() {
    return regex;
  }

  @Override
  public String toString() {
    return regex;
  }

  @JSBody(
      params = {"regex", "flags"},
      script = "return new RegExp(regex, flags);")
  private static native JSObject expression(String regex, String flags);
}
