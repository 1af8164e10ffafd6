package io.github.metasaw.distribution;

import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * p values and critical values of test statistics, whose reference distribution is standard normal
 * or t, or F. NaN where the degrees of freedom are 0.
 */
public final class Reference {

  private Reference() {}

  /**
   * The two-sided p value of a z or t statistic.
   *
   * @param statistic estimate over standard error
   * @param df degrees of freedom of t; NaN for the standard normal
   * @return P(|X| &gt; |statistic|)
   */
  public static double twoSided(double statistic, double df) {
    if (Double.isNaN(df)) {
      return Normal.twoSided(statistic);
    }
    return df > 0 ? 2 * TDistribution.of(df).survivalProbability(Math.abs(statistic)) : Double.NaN;
  }

  /**
   * Half-width of a central interval, in standard errors.
   *
   * @param level confidence, between 0 and 1
   * @param df degrees of freedom of t; NaN for the standard normal
   * @return the quantile at 1 - (1 - level)/2
   */
  public static double critical(double level, double df) {
    if (Double.isNaN(df)) {
      return Normal.critical(level);
    }
    return df > 0 ? TDistribution.of(df).inverseSurvivalProbability((1 - level) / 2) : Double.NaN;
  }

  /**
   * The density of a z or t statistic.
   *
   * @param x the statistic
   * @param df degrees of freedom of t; NaN for the standard normal
   * @return its height
   */
  public static double density(double x, double df) {
    if (Double.isNaN(df)) {
      return Normal.density(x);
    }
    return df > 0 ? TDistribution.of(df).density(x) : Double.NaN;
  }

  /**
   * The p value of an F statistic.
   *
   * @param x the statistic
   * @param df1 degrees of freedom of the numerator
   * @param df2 degrees of freedom of the denominator
   * @return P(F &gt; x)
   */
  public static double fTail(double x, int df1, double df2) {
    return df2 > 0 ? FDistribution.of(df1, df2).survivalProbability(x) : Double.NaN;
  }
}
