package io.github.metasaw.data.file;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Maps, lists, text and numbers as JSON (RFC 8259), indented, in their own order. */
@API(status = API.Status.INTERNAL)
public final class JsonText {

  private static final String INDENT = "  ";

  private JsonText() {}

  /**
   * A value as JSON.
   *
   * @param value a map with keys of text, a list, text, a number, a truth value, or null; numbers
   *     that JSON has no form for are null
   * @return several lines of text, with a line break at the end
   */
  public static String of(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value, "\n");
    return out.append('\n').toString();
  }

  private static void append(StringBuilder out, @Nullable Object value, String line) {
    if (value instanceof Map<?, ?> map) {
      appendMap(out, map, line);
    } else if (value instanceof List<?> list) {
      appendList(out, list, line);
    } else if (value instanceof Double number && !Double.isFinite(number)) {
      out.append("null");
    } else if (value == null || value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else {
      appendText(out, value.toString());
    }
  }

  private static void appendMap(StringBuilder out, Map<?, ?> map, String line) {
    String inner = line + INDENT;
    String before = "{" + inner;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(before);
      appendText(out, String.valueOf(entry.getKey()));
      out.append(": ");
      append(out, entry.getValue(), inner);
      before = "," + inner;
    }
    out.append(map.isEmpty() ? "{}" : line + "}");
  }

  private static void appendList(StringBuilder out, List<?> list, String line) {
    boolean isFlat = list.stream().noneMatch(v -> v instanceof Map || v instanceof List);
    String inner = isFlat ? " " : line + INDENT;
    String before = isFlat ? "[" : "[" + inner;
    for (Object value : list) {
      out.append(before);
      append(out, value, inner);
      before = "," + inner;
    }
    out.append(list.isEmpty() ? "[]" : isFlat ? "]" : line + "]");
  }

  private static void appendText(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (c < ' ' || c == 0x7f || Character.isSurrogate(c) || c == 0x2028 || c == 0x2029) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
