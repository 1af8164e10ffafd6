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
    content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
  }
}
