package io.github.metasaw.plot;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** Quantiles of the normal distribution that figures use. */
final class Normal {

  private Normal() {}

  /** Half the squared two-sided quantile: 1.92 for 0.95. */
  static double halfSquare(double level) {
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
    return z * z / 2;
  }
}
