package io.github.metasaw.data.effect.formula;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Test statistics from the p values that studies report in their place. */
final class TestStatistics {

  private static final int MAX_ITERATIONS = 50;
  private static final double TOLERANCE = 1e-15;

  private TestStatistics() {}

  /**
   * The t statistic of a two-sided p value.
   *
   * @param p with the sign of the statistic
   * @param df degrees of freedom
   * @return NaN where p is missing or there are no degrees of freedom
   */
  static double t(double p, double df) {
    if (!(Math.abs(p) <= 1) || !(df >= 1)) {
      return Double.NaN;
    }
    return Math.signum(p) * upperQuantile(TDistribution.of(df), Math.abs(p) / 2);
  }

  /**
   * The F statistic of a p value.
   *
   * @param p between 0 and 1
   * @param df1 degrees of freedom of the numerator
   * @param df2 degrees of freedom of the denominator
   * @return NaN where p is missing or there are no degrees of freedom
   */
  static double f(double p, double df1, double df2) {
    if (!(p >= 0 && p <= 1) || !(df1 >= 1) || !(df2 >= 1)) {
      return Double.NaN;
    }
    return upperQuantile(FDistribution.of(df1, df2), p);
  }

  /** The upper quantile with all digits: Newton steps on the log of the tail. */
  private static double upperQuantile(ContinuousDistribution distribution, double tail) {
    double x = distribution.inverseSurvivalProbability(tail);
    if (!Double.isFinite(x) || x == 0) {
      return x;
    }
    for (int i = 0; i < MAX_ITERATIONS; i++) {
      double survival = distribution.survivalProbability(x);
      double step = survival / distribution.density(x) * Math.log(survival / tail);
      if (!Double.isFinite(step) || Math.abs(step) > x / 2) {
        return x;
      }
      x += step;
      if (Math.abs(step) <= TOLERANCE * x) {
        return x;
      }
    }
    return x;
  }
}
