package io.github.metasaw.freq.study;

import io.github.metasaw.diagnostic.Named;

/** Residuals in units of their standard errors. */
public enum Residual implements Named {
  /** Of the fit to all studies; metafor's {@code rstandard}. */
  STANDARDISED("rstandard", "standardised residual"),
  /** Of each study against the fit to all others; metafor's {@code rstudent}. */
  DELETED("rstudent", "studentised deleted residual");

  private final String id;
  private final String label;

  Residual(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /**
   * The residual of a name.
   *
   * @param name {@code rstandard} or {@code rstudent}, in any case
   * @return the residual
   * @throws io.github.metasaw.diagnostic.MetaException for another name
   */
  public static Residual parse(String name) {
    return Named.parse("residual", name, values());
  }

  /**
   * The name in options.
   *
   * @return {@code rstandard}
   */
  @Override
  public String id() {
    return id;
  }

  /**
   * The residual in words.
   *
   * @return in the singular
   */
  @Override
  public String label() {
    return label;
  }
}
