package io.github.metasaw.freq.counts;

import io.github.metasaw.diagnostic.Named;

/** The tests that come with a pooled estimate of counts, besides that of the estimate itself. */
public enum CountsTest implements Named {
  /** Whether the studies' effects differ: Cochran's Q, or Wald's test of the saturated model. */
  HETEROGENEITY("heterogeneity", "Q"),
  /** Whether they differ, by the likelihoods of the saturated model and of that without tau2. */
  LIKELIHOOD_RATIO("likelihood_ratio", "Likelihood-ratio test of heterogeneity"),
  /** Whether the groups differ in any study (Mantel and Haenszel 1959). */
  MANTEL_HAENSZEL("cmh", "Cochran-Mantel-Haenszel test"),
  /** The same with binomial variances, n in place of n - 1, uncorrected (Cochran 1954). */
  COCHRAN("cochran", "Cochran's test"),
  /** Whether the odds ratios differ (Breslow and Day 1980). */
  BRESLOW_DAY("breslow_day", "Breslow-Day test"),
  /** Breslow and Day's test with Tarone's (1985) correction. */
  TARONE("tarone", "Tarone's test"),
  /** Whether the moderators explain anything, by Wald. */
  MODERATORS("moderators", "Wald test of moderators"),
  /** Whether they do, by the likelihoods with and without them. */
  MODERATORS_LIKELIHOOD_RATIO("moderators_likelihood_ratio", "Likelihood-ratio test of moderators"),
  /** Whether the effect is 0, by the penalised likelihoods with and without it. */
  EFFECT("effect", "Penalised likelihood-ratio test of the effect"),
  /** Whether groups vary as binomials do: half a chi-square, at the end of the range. */
  OVERDISPERSION("overdispersion", "Likelihood-ratio test of overdispersion"),
  /** Whether tau2 is 0: half a chi-square, for that is the end of its range (Self, Liang 1987). */
  TAU2("tau2", "Likelihood-ratio test of tau2 = 0");

  private final String id;
  private final String label;

  CountsTest(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /**
   * The name in tables.
   *
   * @return for example {@code cmh}
   */
  @Override
  public String id() {
    return id;
  }

  /**
   * The name in words.
   *
   * @return for example {@code Breslow-Day test}
   */
  @Override
  public String label() {
    return label;
  }
}
