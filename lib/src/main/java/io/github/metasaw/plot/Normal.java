package io.github.metasaw.plot;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** Quantiles of the normal distribution that figures use. */
final class Normal {

  private Normal() {}

  /** What a standard normal exceeds with probability {@code tail}. */
  static double upper(double tail) {
    return NormalDistribution.of(0, 1).inverseSurvivalProbability(tail);
  }

  /** Half-width in SDs of the central interval of probability {@code level}: 1.96 for 0.95. */
  static double critical(double level) {
    return upper((1 - level) / 2);
  }

  /** Half the squared two-sided quantile: 1.92 for 0.95. */
  static double halfSquare(double level) {
    double z = critical(level);
    return z * z / 2;
  }
}
