package io.github.metasaw.report;

import io.github.metasaw.diagnostic.PlainText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing in several forms: MIME type to content. Text is a String, a PNG is base64 text as
 * Jupyter wants it, JSON is Maps and Lists without NaN.
 *
 * @param content in the order given; always has {@code text/plain}
 * @param metadata MIME type to what a front end should know of that form, such as width and height
 */
public record MimeBundle(Map<String, Object> content, Map<String, Map<String, Object>> metadata) {

  /** Takes a copy. */
  public MimeBundle {
    metadata = Map.copyOf(metadata);
    if (!content.containsKey("text/plain")) {
      throw new IllegalArgumentException("a bundle needs text/plain");
    }
    content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
  }

  /**
   * Without metadata.
   *
   * @param content by MIME type
   */
  public MimeBundle(Map<String, Object> content) {
    this(content, Map.of());
  }

  /**
   * Text only.
   *
   * @param text plain text
   * @return the bundle
   */
  public static MimeBundle text(String text) {
    return new MimeBundle(Map.of("text/plain", PlainText.lines(text)));
  }

  /**
   * HTML with its text form.
   *
   * @param html a fragment of HTML
   * @param text plain text
   * @return the bundle
   */
  public static MimeBundle html(String html, String text) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("text/html", html);
    content.put("text/plain", text);
    return new MimeBundle(content);
  }
}
