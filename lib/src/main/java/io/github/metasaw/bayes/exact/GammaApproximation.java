package io.github.metasaw.bayes.exact;

import java.util.stream.IntStream;

/**
 * A mixture of gamma distributions by Wilson and Hilferty's (1931) cube-root approximation: a cheap
 * approximation to a mixture of quadratic forms, good enough for the starting point of a search.
 */
final class GammaApproximation {

  /** Logs of the smallest and the largest value that a double holds, about. */
  static final double MIN_LOG = -744;

  static final double MAX_LOG = 709;

  /** Width in log x at which the bisection for a quantile stops. */
  private static final double NEAR = 0.01;

  /** Values of log x closer than this, relative to their size, are equal. */
  private static final double ROUNDING = 1e-14;

  private final double[] share;
  private final double[] means;
  private final double[] coefficients;
  private final double mean;
  private final double sd;

  /**
   * The mixture.
   *
   * @param share probabilities of the components [n]
   * @param means of the components [n]
   * @param sds of the components [n]
   * @param mean of the mixture, above 0
   * @param sd of the mixture
   */
  GammaApproximation(double[] share, double[] means, double[] sds, double mean, double sd) {
    this.share = share;
    this.means = means;
    this.coefficients =
        IntStream.range(0, means.length).mapToDouble(c -> sds[c] / means[c]).toArray();
    this.mean = mean;
    this.sd = sd;
  }

  /** The distribution function. */
  double cdf(double x) {
    double sum = 0;
    for (int c = 0; c < share.length; c++) {
      sum += share[c] * gamma(x / means[c], coefficients[c]);
    }
    return sum;
  }

  /** Natural log of the quantile of {@code p}, roughly. */
  double logQuantile(double p) {
    double lo = MIN_LOG;
    double hi = MAX_LOG;
    double v = Math.log(mean);
    double near = Math.max(ROUNDING * (1 + Math.abs(v)), NEAR * Math.min(1, sd / mean));
    for (double width = 1; hi - lo > near; width *= 2) {
      boolean below = cdf(Math.exp(v)) < p;
      lo = below ? v : lo;
      hi = below ? hi : v;
      if (hi == MAX_LOG) {
        v += width;
      } else if (lo == MIN_LOG) {
        v -= width;
      } else {
        v = 0.5 * (lo + hi);
      }
    }
    return v;
  }

  /**
   * Wilson and Hilferty's approximation for mean 1, with a logistic one for Phi; near 0, where it
   * does not fall to 0, no more than Chernoff's bound.
   */
  private static double gamma(double x, double sd) {
    if (!(sd > 0)) {
      return x >= 1 || Double.isNaN(x) ? 1 : 0;
    }
    double ninth = sd * sd / 9;
    double z = (Math.cbrt(x) - 1 + ninth) / Math.sqrt(ninth);
    double normal = 1 / (1 + Math.exp(-z * (1.5976 + 0.07056 * z * z)));
    return x < 1 ? Math.min(normal, Math.exp((1 + Math.log(x) - x) / (sd * sd))) : normal;
  }
}
