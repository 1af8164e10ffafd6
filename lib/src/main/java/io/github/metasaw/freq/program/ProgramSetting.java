package io.github.metasaw.freq.program;

/** A choice by which programs differ. */
public enum ProgramSetting {
  /** What becomes of studies and cells without events. */
  ZERO_CELLS("zero cells"),
  /** The formulas of the studies' effects and of their sampling variances. */
  EFFECTS("effects of the studies"),
  /** The estimator of the heterogeneity variance. */
  ESTIMATOR("tau2"),
  /** Weights of the studies. */
  WEIGHTS("weights"),
  /** Standard error and reference distribution of the mean. */
  TEST("standard errors and intervals"),
  /** Whether I2 and H2 come from tau2 or from Q. */
  INCONSISTENCY("I2 and H2"),
  /** Reference distribution of the prediction interval. */
  PREDICTION("prediction interval"),
  /** The interval of tau2. */
  TAU2_INTERVAL("interval of tau2"),
  /** The small-sample correction of cluster-robust standard errors. */
  ROBUST("cluster-robust standard errors");

  private final String label;

  ProgramSetting(String label) {
    this.label = label;
  }

  /**
   * What is chosen.
   *
   * @return the quantity in words
   */
  public String label() {
    return label;
  }
}
