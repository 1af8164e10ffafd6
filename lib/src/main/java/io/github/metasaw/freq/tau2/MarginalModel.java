package io.github.metasaw.freq.tau2;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The model y ~ N(Q g, diag(v + tau2)), evaluated at one value of tau2 after another: the hot loop
 * of every estimator, and its log-likelihoods. One evaluation costs O(k p^2) and allocates nothing.
 *
 * <p>y is centred by the caller, so that sums of squares lose no digits.
 */
@API(status = API.Status.INTERNAL)
public abstract class MarginalModel extends ScoreTerms {

  private static final double LOG_2PI = Math.log(2 * Math.PI);

  final double[] y;
  final double[] v;

  /** Orthonormal design [k x p]; null for one column of ones. */
  final double @Nullable [] q;

  final int k;
  final int p;

  /** Arrays are kept, not copied: {@code y} and {@code v} [k], {@code q} [k x p] or null. */
  MarginalModel(double[] y, double[] v, double @Nullable [] q, int p) {
    this.y = y;
    this.v = v;
    this.q = q;
    this.k = y.length;
    this.p = p;
  }

  /**
   * The centred estimates.
   *
   * @return [k]; not a copy
   */
  public final double[] y() {
    return y;
  }

  /**
   * The sampling variances.
   *
   * @return [k]; not a copy
   */
  public final double[] v() {
    return v;
  }

  /**
   * The orthonormal design.
   *
   * @return row-major [k x p]; null for one column of ones; not a copy
   */
  public final double @Nullable [] q() {
    return q;
  }

  /**
   * Number of studies.
   *
   * @return k
   */
  public final int k() {
    return k;
  }

  /**
   * Number of coefficients.
   *
   * @return p
   */
  public final int p() {
    return p;
  }

  /** Coefficients of Q at the last tau2 [p], a copy; without moderators, mu of the centred y. */
  public abstract double[] coefficients();

  /** (Q'WQ)^-1 at the last tau2, row-major [p x p]; without moderators, 1 / sum w. */
  public abstract double[] covariance();

  /** log |Q'WQ| at the last tau2, natural; for a column of ones, log(sum w / k). */
  abstract double logDet();

  /** Sum of squared deviations of the estimates from their plain mean, moderators or not. */
  abstract double totalSquares();

  /**
   * Twice the score of tau2, y'PPy - tr P or y'PPy - sum w, and nothing else: for scanning. What
   * {@link #at} shows may change.
   */
  abstract double score(double tau2, boolean restricted);

  /**
   * Evaluates coefficients, covariance and y'Py at a value of tau2; the other sums may be left out.
   *
   * @param tau2 a variance
   */
  public void settle(double tau2) {
    at(tau2);
  }

  /**
   * The log-likelihood after {@link #at}.
   *
   * @param tau2 the variance last evaluated
   * @return natural logarithm
   */
  public double logLikML(double tau2) {
    return logLikML(tau2, yPy);
  }

  /**
   * The log-likelihood of other coefficients.
   *
   * @param tau2 the variance last evaluated
   * @param rss residual sum of squares, weighted by 1/(vi + tau2)
   * @return natural logarithm
   */
  public double logLikML(double tau2, double rss) {
    return -0.5 * (k * LOG_2PI + sumLog(tau2) + rss);
  }

  /**
   * The restricted log-likelihood after {@link #at}.
   *
   * @param tau2 the variance last evaluated
   * @return natural logarithm
   */
  public double logLikREML(double tau2) {
    return logLikREML(tau2, yPy);
  }

  /**
   * The restricted log-likelihood of other coefficients.
   *
   * @param tau2 the variance last evaluated
   * @param rss residual sum of squares, weighted by 1/(vi + tau2)
   * @return natural logarithm
   */
  public double logLikREML(double tau2, double rss) {
    return -0.5 * ((k - p) * LOG_2PI + sumLog(tau2) + logDet() + rss);
  }

  /** Four times the largest squared (centred) estimate: a bound for tau2 to begin a search with. */
  double largestSquare() {
    double largest = 0;
    for (double value : y) {
      double size = Math.abs(value);
      largest = size > largest ? size : largest;
    }
    return 4 * largest * largest;
  }

  /** The least sampling variance above 0; infinite if all are 0. */
  double leastVariance() {
    double least = Double.POSITIVE_INFINITY;
    for (double value : v) {
      least = value > 0 && value < least ? value : least;
    }
    return least;
  }

  /** Sum of squared deviations from the plain mean. */
  static double squares(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum;
  }

  /** sum log(v + tau2): logs of products, as many factors as the exponent has room for. */
  private double sumLog(double tau2) {
    double sum = 0;
    double product = 1;
    for (int i = 0; i < k; i++) {
      product *= v[i] + tau2;
      if (!(product > 1e-140 && product < 1e140)) {
        sum += Math.log(product);
        product = 1;
      }
    }
    return sum + Math.log(product);
  }
}
