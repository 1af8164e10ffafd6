package io.github.metasaw.model;

import io.github.metasaw.data.Studies;

/** Makes the {@link Design} of a {@link ModelSpec} on given studies. */
public final class DesignBuilder {

  private DesignBuilder() {}

  /**
   * The design of the mean.
   *
   * @throws io.github.metasaw.check.MetaException with line and column, for a term that cannot be
   *     built on these studies
   */
  public static Design build(ModelSpec spec, Studies studies) {
    return Design.intercept(studies.k());
  }
}
