package io.github.metasaw.web.small;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** {@link java.util.regex.Matcher} by the browser's own regular expressions. */
public final class SmallMatcher {

  private final JSObject finds;
  private final JSObject matches;
  private final String text;
  private @Nullable JSObject match;
  private int next;

  SmallMatcher(JSObject finds, JSObject matches, String text) {
    this.finds = finds;
    this.matches = matches;
    this.text = text;
  }

  /**
   * Whether the whole text matches.
   *
   * @return whether it does
   */
  public boolean matches() {
    match = execute(matches, text, 0);
    return match != null;
  }

  /**
   * Goes to the next match.
   *
   * @return whether there is one
   */
  public boolean find() {
    match = next > text.length() ? null : execute(finds, text, next);
    if (match != null) {
      next = end() > start() ? end() : end() + 1;
    }
    return match != null;
  }

  /**
   * The match.
   *
   * @return its text
   */
  public String group() {
    return Objects.requireNonNull(group(0));
  }

  /**
   * A group of the match.
   *
   * @param number from 1, or 0 for the whole
   * @return its text, or null if it took no part
   */
  public @Nullable String group(int number) {
    return group(found(), number);
  }

  private JSObject found() {
    if (match == null) {
      throw new IllegalStateException("no match");
    }
    return match;
  }

  /**
   * Where the match starts.
   *
   * @return position in the text
   */
  public int start() {
    return index(found());
  }

  /**
   * Where the match ends.
   *
   * @return position after its last character
   */
  public int end() {
    return start() + group().length();
  }

  /**
   * The text with another in place of each match.
   *
   * @param replacement the other; {@code $1} stands for a group, a backslash takes away the meaning
   * @return the new text
   */
  public String replaceAll(String replacement) {
    return replaced(replacement, Integer.MAX_VALUE);
  }

  /**
   * The text with another in place of the first match.
   *
   * @param replacement the other
   * @return the new text
   */
  public String replaceFirst(String replacement) {
    return replaced(replacement, 1);
  }

  private String replaced(String replacement, int most) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    next = 0;
    for (int count = 0; count < most && find(); count++) {
      out.append(text, from, start());
      append(out, replacement);
      from = end();
    }
    return out.append(text, from, text.length()).toString();
  }

  private void append(StringBuilder out, String replacement) {
    for (int at = 0; at < replacement.length(); at++) {
      char c = replacement.charAt(at);
      if (c == '\\') {
        out.append(replacement.charAt(++at));
      } else if (c == '$') {
        String group = group(replacement.charAt(++at) - '0');
        out.append(group == null ? "" : group);
      } else {
        out.append(c);
      }
    }
  }

  @JSBody(
      params = {"regex", "text", "from"},
      script = "regex.lastIndex = from; return regex.exec(text);")
  private static native @Nullable JSObject execute(JSObject regex, String text, int from);

  @JSBody(params = "match", script = "return match.index;")
  private static native int index(JSObject match);

  @JSBody(
      params = {"match", "number"},
      script = "return match[number] === undefined ? null : match[number];")
  private static native @Nullable String group(JSObject match, int number);
}
