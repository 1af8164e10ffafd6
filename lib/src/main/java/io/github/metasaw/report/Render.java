package io.github.metasaw.report;

import java.util.Map;

/** Anything Metasaw shows, as a {@link MimeBundle}. */
public final class Render {

  private Render() {}

  /** The bundle of a fit, figure, sheet, table or anything else (then its text). */
  public static MimeBundle of(Object value) {
    return new MimeBundle(Map.of("text/plain", String.valueOf(value)));
  }
}
