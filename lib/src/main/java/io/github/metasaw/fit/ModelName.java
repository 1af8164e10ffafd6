package io.github.metasaw.fit;

/**
 * What a model is called: {@code Random effects (REML)}.
 *
 * @param family what it assumes of the effects: {@code Random effects}, {@code Multilevel}
 * @param estimator how it was fitted: {@code REML}, {@code exact}; empty where there is one way
 *     only
 */
public record ModelName(String family, String estimator) {

  /** The family of one normal distribution of true effects. */
  public static final String RANDOM_EFFECTS = "Random effects";

  /**
   * The same model read in another way.
   *
   * @param reading of random effects: {@code Exchangeable effects}
   * @return with another family if it is that of random effects; else as it is
   */
  public ModelName readAs(String reading) {
    return family.equals(RANDOM_EFFECTS) ? new ModelName(reading, estimator) : this;
  }

  /** As tables and figures show it. */
  public String label() {
    return estimator.isEmpty() ? family : family + " (" + estimator + ")";
  }
}
