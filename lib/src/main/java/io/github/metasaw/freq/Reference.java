package io.github.metasaw.freq;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Tails and quantiles of the reference distributions; NaN where the degrees of freedom are 0. */
final class Reference {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private Reference() {}

  /** Two-sided p value of z (df NaN) or t. */
  static double twoSided(double statistic, double df) {
    double size = Math.abs(statistic);
    if (Double.isNaN(df)) {
      return 2 * NORMAL.survivalProbability(size);
    }
    return df > 0 ? 2 * TDistribution.of(df).survivalProbability(size) : Double.NaN;
  }

  /** Half-width of a central interval of confidence {@code level}, in standard errors. */
  static double critical(double level, double df) {
    double tail = (1 - level) / 2;
    if (Double.isNaN(df)) {
      return NORMAL.inverseSurvivalProbability(tail);
    }
    return df > 0 ? TDistribution.of(df).inverseSurvivalProbability(tail) : Double.NaN;
  }

  /** P(chi2 &gt; x); 1 where there are no degrees of freedom. */
  static double chiSquareTail(double x, int df) {
    return df > 0 ? ChiSquaredDistribution.of(df).survivalProbability(x) : 1;
  }

  static double chiSquareQuantile(double probability, int df) {
    return ChiSquaredDistribution.of(df).inverseCumulativeProbability(probability);
  }

  /** P(F &gt; x). */
  static double fTail(double x, int df1, double df2) {
    return df2 > 0 ? FDistribution.of(df1, df2).survivalProbability(x) : Double.NaN;
  }
}
