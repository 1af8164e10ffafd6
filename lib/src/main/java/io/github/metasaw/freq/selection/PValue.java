package io.github.metasaw.freq.selection;

import io.github.metasaw.distribution.Normal;

/**
 * A p value with logarithms that hold where it is as good as 0 or 1.
 *
 * @param p probability
 * @param log its natural logarithm
 * @param logOther that of 1 - p
 */
record PValue(double p, double log, double logOther) {

  static final PValue ZERO = new PValue(0, Double.NEGATIVE_INFINITY, 0);
  static final PValue ONE = new PValue(1, 0, Double.NEGATIVE_INFINITY);

  static PValue of(double p) {
    return new PValue(p, Math.log(p), Math.log1p(-p));
  }

  /** The p value of a z statistic, large ones being favoured. */
  static PValue ofStatistic(double z, boolean isTwoSided) {
    if (isTwoSided) {
      double p = Normal.twoSided(z);
      return new PValue(p, Normal.logTwoSided(z), Math.log1p(-p));
    }
    return z >= 0
        ? new PValue(Normal.survival(z), Normal.logSurvival(z), Math.log1p(-Normal.survival(z)))
        : new PValue(Normal.survival(z), Math.log1p(-Normal.survival(-z)), Normal.logSurvival(-z));
  }

  /** The nearest p value within two bounds. */
  PValue within(double low, double high) {
    return p < low ? of(low) : p > high ? of(high) : this;
  }
}
