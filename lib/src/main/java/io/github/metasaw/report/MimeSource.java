package io.github.metasaw.report;

/** A value that knows how it is shown. */
public interface MimeSource {

  /**
   * The forms in which it is shown.
   *
   * @return with {@code text/plain}
   */
  MimeBundle bundle();
}
