package io.github.metasaw.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing in several forms: MIME type to content. Text is a String, a PNG is base64 text as
 * Jupyter wants it, JSON is Maps and Lists without NaN.
 *
 * @param content in the order given; always has {@code text/plain}
 */
public record MimeBundle(Map<String, Object> content) {

  public MimeBundle {
    if (!content.containsKey("text/plain")) {
      throw new IllegalArgumentException("a bundle needs text/plain");
    }
    content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
  }

  /** Text only. */
  public static MimeBundle text(String text) {
    return new MimeBundle(Map.of("text/plain", text));
  }

  /** HTML with its text form. */
  public static MimeBundle html(String html, String text) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("text/html", html);
    content.put("text/plain", text);
    return new MimeBundle(content);
  }
}
