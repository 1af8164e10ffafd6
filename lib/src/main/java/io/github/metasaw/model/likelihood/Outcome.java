package io.github.metasaw.model.likelihood;

import io.github.metasaw.diagnostic.Named;

/** What a likelihood takes the reports of studies to be, given their true effects. */
public enum Outcome implements Named {
  /** Estimates, normal about the true effect with known sampling covariance. */
  NORMAL("normal", "estimates with sampling variances"),
  /** Numbers of events among numbers of trials. */
  BINOMIAL("binomial", "numbers of events among trials"),
  /** Numbers of events during times at risk. */
  POISSON("poisson", "numbers of events in time at risk");

  private final String id;
  private final String label;

  Outcome(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /**
   * The name of the distribution.
   *
   * @return in one word: {@code binomial}
   */
  @Override
  public String id() {
    return id;
  }

  /**
   * What is reported.
   *
   * @return in words, a plural: {@code numbers of events among trials}
   */
  @Override
  public String label() {
    return label;
  }
}
