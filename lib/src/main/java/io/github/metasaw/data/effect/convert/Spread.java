package io.github.metasaw.data.effect.convert;

import io.github.metasaw.distribution.Normal;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Standard errors and standard deviations from what else tells of them. All inputs are NaN where
 * missing, and so is the result then.
 */
public final class Spread {

  private Spread() {}

  /**
   * The SD of a standard error of a mean (Cochrane Handbook, 6.5.2.2).
   *
   * @param se standard error of the mean
   * @param n sample size
   * @return SD in the unit of the mean
   */
  public static double sdOfError(double se, double n) {
    return se * Math.sqrt(n);
  }

  /**
   * The SD of a confidence interval of a mean by the t distribution (Cochrane Handbook, 6.5.2.2).
   *
   * @param lower bound
   * @param upper bound
   * @param level confidence, between 0 and 1
   * @param n sample size, at least 2
   * @return SD in the unit of the mean
   */
  public static double sdOfInterval(double lower, double upper, double level, double n) {
    return n >= 2 ? Math.sqrt(n) * (upper - lower) / (2 * t((1 - level) / 2, n - 1)) : Double.NaN;
  }

  /**
   * The standard error of a confidence interval by the normal distribution (Cochrane Handbook,
   * 6.3.1). R: metafor's {@code conv.wald}.
   *
   * @param lower bound, on the scale on which the interval is symmetric: a log for ratios
   * @param upper bound
   * @param level confidence, between 0 and 1
   * @return standard error
   */
  public static double errorOfInterval(double lower, double upper, double level) {
    return (upper - lower) / (2 * Normal.critical(level));
  }

  /**
   * The standard error of one bound of an interval, which rounding spoils less than both if the
   * lower one of a ratio is small. R: metafor's {@code conv.wald} without {@code ci.lb}.
   *
   * @param estimate on the scale on which the interval is symmetric
   * @param bound upper or lower
   * @param level confidence, between 0 and 1
   * @return standard error
   */
  public static double errorOfBound(double estimate, double bound, double level) {
    return Math.abs(bound - estimate) / Normal.critical(level);
  }

  /**
   * The standard error of a z statistic.
   *
   * @param estimate that was tested against 0
   * @param z the statistic
   * @return standard error; NaN for a statistic of 0
   */
  public static double errorOfStatistic(double estimate, double z) {
    return z == 0 ? Double.NaN : Math.abs(estimate / z);
  }

  /**
   * The standard error of a two-sided p value of a z test (Cochrane Handbook, 6.3.2).
   *
   * @param estimate that was tested against 0
   * @param p between 0 and 1; its sign does not matter
   * @return standard error; NaN for a p value of 0 or 1
   */
  public static double errorOfP(double estimate, double p) {
    boolean isUsable = Math.abs(p) > 0 && Math.abs(p) < 1;
    return isUsable
        ? errorOfStatistic(estimate, Normal.upperQuantile(Math.abs(p) / 2))
        : Double.NaN;
  }

  /**
   * The SD within two groups of a t test of their means (Cochrane Handbook, 6.5.2.3).
   *
   * @param difference of both means
   * @param t statistic; its sign does not matter
   * @param n1 size of group 1
   * @param n2 size of group 2
   * @return pooled SD
   */
  public static double sdOfT(double difference, double t, double n1, double n2) {
    return errorOfStatistic(difference, t) / Math.sqrt(1 / n1 + 1 / n2);
  }

  /**
   * The SD within two groups of the two-sided p value of a t test of their means.
   *
   * @param difference of both means
   * @param p between 0 and 1
   * @param n1 size of group 1
   * @param n2 size of group 2
   * @return pooled SD
   */
  public static double sdOfP(double difference, double p, double n1, double n2) {
    boolean isUsable = Math.abs(p) > 0 && Math.abs(p) < 1 && n1 + n2 > 2;
    return isUsable ? sdOfT(difference, t(Math.abs(p) / 2, n1 + n2 - 2), n1, n2) : Double.NaN;
  }

  /**
   * The SD within two groups of the F statistic of an analysis of variance of both.
   *
   * @param difference of both means
   * @param f statistic with one degree of freedom in the numerator
   * @param n1 size of group 1
   * @param n2 size of group 2
   * @return pooled SD
   */
  public static double sdOfF(double difference, double f, double n1, double n2) {
    return sdOfT(difference, Math.sqrt(f), n1, n2);
  }

  /**
   * The SD of changes (Cochrane Handbook, 6.5.2.8).
   *
   * @param sd1 SD at the first occasion
   * @param sd2 SD at the second occasion
   * @param r correlation of both occasions
   * @return SD of the differences
   */
  public static double sdOfChange(double sd1, double sd2, double r) {
    return Math.sqrt(sd1 * sd1 + sd2 * sd2 - 2 * r * sd1 * sd2);
  }

  /**
   * The correlation of two occasions that the SD of changes implies (Cochrane Handbook, 6.5.2.8).
   *
   * @param sd1 SD at the first occasion
   * @param sd2 SD at the second occasion
   * @param sdChange SD of the differences
   * @return correlation; NaN if the three SDs contradict each other
   */
  public static double correlationOfChange(double sd1, double sd2, double sdChange) {
    double r = (sd1 * sd1 + sd2 * sd2 - sdChange * sdChange) / (2 * sd1 * sd2);
    return Math.abs(r) <= 1 ? r : Double.NaN;
  }

  /** The upper quantile of t. */
  private static double t(double tail, double df) {
    return Double.isNaN(df) || Double.isNaN(tail)
        ? Double.NaN
        : TDistribution.of(df).inverseSurvivalProbability(tail);
  }
}
