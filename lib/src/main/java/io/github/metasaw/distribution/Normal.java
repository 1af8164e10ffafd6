package io.github.metasaw.distribution;

import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Tails and quantiles of the standard normal distribution; logs of tails hold at any z. */
public final class Normal {

  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);
  private static final double LN2 = Math.log(2);

  /**
   * The 0.975 quantile to the last digit: half-width in SDs of a 95 % interval. {@link #quantile}
   * differs from it in the sixteenth digit.
   */
  public static final double QUANTILE_975 = 1.959963984540054;

  private Normal() {}

  /**
   * The density.
   *
   * @param z in SDs from the mean
   * @return exp(-z^2/2) / sqrt(2 pi)
   */
  public static double density(double z) {
    return STANDARD.density(z);
  }

  /** The quantile: what Z stays below with probability {@code p}. */
  public static double quantile(double p) {
    return STANDARD.inverseCumulativeProbability(p);
  }

  /** What Z exceeds with probability {@code tail}; all digits however small the tail. */
  public static double upperQuantile(double tail) {
    return STANDARD.inverseSurvivalProbability(tail);
  }

  /** Half-width in SDs of the central interval of probability {@code level}: 1.96 for 0.95. */
  public static double critical(double level) {
    return upperQuantile((1 - level) / 2);
  }

  /** P(Z &gt; z), with all digits in the far tail. */
  public static double survival(double z) {
    return STANDARD.survivalProbability(z);
  }

  /** P(|Z| &gt; |z|). */
  public static double twoSided(double z) {
    return 2 * survival(Math.abs(z));
  }

  /** ln P(|Z| &gt; |z|), exact where the probability itself is far too small for a double. */
  public static double logTwoSided(double z) {
    double x = Math.abs(z) * Math.sqrt(0.5);
    return Math.log(Erfcx.value(x)) - x * x;
  }

  /** ln P(Z &gt; z), z not negative, exact where the probability is too small for a double. */
  public static double logSurvival(double z) {
    return logTwoSided(z) - LN2;
  }
}
