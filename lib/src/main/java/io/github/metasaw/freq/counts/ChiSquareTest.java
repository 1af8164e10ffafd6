package io.github.metasaw.freq.counts;

import io.github.metasaw.distribution.ChiSquared;

/**
 * A test whose statistic is a chi-square if its hypothesis holds.
 *
 * @param statistic 0 or larger; NaN where it does not exist
 * @param df degrees of freedom
 * @param p its p value
 */
public record ChiSquareTest(double statistic, int df, double p) {

  /** A test that does not exist for these data or this method. */
  public static final ChiSquareTest NONE = new ChiSquareTest(Double.NaN, 0, Double.NaN);

  /**
   * A test with its p value.
   *
   * @param statistic 0 or larger; NaN where it does not exist
   * @param df degrees of freedom, 1 or more
   * @return the statistic with P(chi-square &gt; statistic)
   */
  public static ChiSquareTest of(double statistic, int df) {
    return new ChiSquareTest(statistic, df, ChiSquared.survival(statistic, df));
  }

  /**
   * Whether there is such a test.
   *
   * @return whether the statistic is a number
   */
  public boolean exists() {
    return !Double.isNaN(statistic);
  }
}
