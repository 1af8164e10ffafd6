package io.github.metasaw.distribution;

import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Tails and quantiles of the standard normal distribution; logs of tails hold at any z. */
public final class Normal {

  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);
  private static final double LN2 = Math.log(2);
  private static final double LN_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);

  /** Below it, quantiles are computed from the logarithm. */
  private static final double LOG_EXACT = -600;

  /** From a start within 0.3 percent, three steps reach the last digit. */
  private static final int NEWTON_STEPS = 5;

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

  /**
   * The quantile. R: {@code qnorm}.
   *
   * @param p probability
   * @return what Z stays below with probability p
   */
  public static double quantile(double p) {
    return STANDARD.inverseCumulativeProbability(p);
  }

  /**
   * The quantile from above. R: {@code qnorm(lower.tail = FALSE)}.
   *
   * @param tail probability
   * @return what Z exceeds with that probability; all digits however small it is
   */
  public static double upperQuantile(double tail) {
    return STANDARD.inverseSurvivalProbability(tail);
  }

  /**
   * The critical value of a central interval.
   *
   * @param level confidence, for example 0.95
   * @return half-width in SDs, 1.96 for 0.95
   */
  public static double critical(double level) {
    return upperQuantile((1 - level) / 2);
  }

  /**
   * The upper tail. R: {@code pnorm(lower.tail = FALSE)}.
   *
   * @param z in SDs from the mean
   * @return P(Z &gt; z), with all digits in the far tail
   */
  public static double survival(double z) {
    return STANDARD.survivalProbability(z);
  }

  /**
   * The two-sided p value of a z statistic.
   *
   * @param z in SDs from the mean
   * @return P(|Z| &gt; |z|)
   */
  public static double twoSided(double z) {
    return 2 * survival(Math.abs(z));
  }

  /**
   * The log of the two-sided p value, exact where the probability is too small for a double.
   *
   * @param z in SDs from the mean
   * @return ln P(|Z| &gt; |z|)
   */
  public static double logTwoSided(double z) {
    double x = Math.abs(z) * Math.sqrt(0.5);
    return Math.log(Erfcx.value(x)) - x * x;
  }

  /**
   * The reverse of {@link #logTwoSided}, by Newton's method. R: {@code -qnorm(log - log(2), log.p =
   * TRUE)}.
   *
   * @param log ln of a two-sided p value, 0 or less, however small its exponential is
   * @return |z| with P(|Z| &gt; |z|) = exp(log); infinite for -infinity
   */
  public static double ofLogTwoSided(double log) {
    if (log > LOG_EXACT) {
      return upperQuantile(Math.exp(log) / 2);
    }
    double z = Math.sqrt(-2 * log);
    for (int i = 0; i < NEWTON_STEPS && z < Double.POSITIVE_INFINITY; i++) {
      double logTail = logTwoSided(z);
      double hazard = Math.exp(LN2 - 0.5 * z * z - LN_SQRT_2PI - logTail);
      z += (logTail - log) / hazard;
    }
    return z;
  }

  /**
   * The log of the upper tail, exact where the probability is too small for a double. R: {@code
   * pnorm(lower.tail = FALSE, log.p = TRUE)}.
   *
   * @param z in SDs from the mean, not negative
   * @return ln P(Z &gt; z)
   */
  public static double logSurvival(double z) {
    return logTwoSided(z) - LN2;
  }
}
