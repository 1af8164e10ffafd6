package io.github.metasaw.freq;

import io.github.metasaw.linalg.Cholesky;
import org.jspecify.annotations.Nullable;

/**
 * The model y ~ N(Q g, diag(v + tau2)) looked at for one value of tau2 after another: the hot loop
 * of every estimator. With W = diag(1 / (v + tau2)) and P = W - W Q (Q'WQ)^-1 Q'W it knows y'Py,
 * y'PPy, y'PPPy, tr P, tr PP and the log-likelihoods. One look costs O(k p^2) and allocates
 * nothing.
 *
 * <p>Without moderators ({@code q} null) the design is one column of ones and every sum is scalar.
 * y is centred by the caller, so that sums of squares lose no digits.
 */
final class Marginal {

  private static final double LOG_2PI = Math.log(2 * Math.PI);

  final double[] y;
  final double[] v;
  final double @Nullable [] q;
  final int k;
  final int p;

  /** The estimates as they came [k]; y is centred or a residual. */
  private final double[] raw;

  /** Sum of the weights, and of their squares. */
  double sumW;

  double sumW2;

  /** y'Py, the residual sum of squares: Q at this tau2. */
  double yPy;

  double yPPy;
  double yPPPy;
  double trP;
  double trPP;

  private final double[] a;
  private final double[] b2;
  private final double[] b3;
  private final double[] gamma;
  private final double[] c;
  private final Cholesky factor;

  /**
   * Arrays are kept, not copied: {@code y}, {@code v} and {@code raw} [k], {@code q} [k x p] or
   * null.
   */
  Marginal(double[] y, double[] v, double @Nullable [] q, int p, double[] raw) {
    this.raw = raw;
    this.y = y;
    this.v = v;
    this.q = q;
    this.k = y.length;
    this.p = p;
    int square = q == null ? 0 : p * p;
    this.a = new double[square];
    this.b2 = new double[square];
    this.b3 = new double[square];
    this.gamma = new double[p];
    this.c = new double[p];
    this.factor = Cholesky.ofSize(q == null ? 0 : p);
  }

  /** Looks at {@code tau2}; the fields then hold its values. */
  void at(double tau2) {
    if (q == null) {
      scalar(tau2);
    } else {
      general(tau2, q);
    }
  }

  private void scalar(double tau2) {
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double y1 = 0;
    double y2 = 0;
    double y3 = 0;
    double yy1 = 0;
    double yy2 = 0;
    double yy3 = 0;
    for (int i = 0; i < k; i++) {
      double w = 1 / (v[i] + tau2);
      double yi = y[i];
      double w2 = w * w;
      double w3 = w2 * w;
      double wy = w * yi;
      double w2y = w2 * yi;
      double w3y = w3 * yi;
      s1 += w;
      s2 += w2;
      s3 += w3;
      y1 += wy;
      y2 += w2y;
      y3 += w3y;
      yy1 += wy * yi;
      yy2 += w2y * yi;
      yy3 += w3y * yi;
    }
    double mu = y1 / s1;
    double c1 = y2 - mu * s2;
    double ratio = s2 / s1;
    sumW = s1;
    sumW2 = s2;
    gamma[0] = mu;
    yPy = Math.max(0, yy1 - mu * y1);
    yPPy = yy2 - 2 * mu * y2 + mu * mu * s2;
    yPPPy = yy3 - 2 * mu * y3 + mu * mu * s3 - c1 * c1 / s1;
    trP = s1 - ratio;
    trPP = s2 - 2 * s3 / s1 + ratio * ratio;
  }

  private void general(double tau2, double[] q) {
    normalEquations(tau2, q);
    if (!factor.factor(a)) {
      yPy = yPPy = yPPPy = trP = trPP = Double.NaN;
      return;
    }
    factor.solve(gamma);
    residuals(tau2, q);
    double[] inverse = factor.inverse();
    double trace1 = 0;
    double trace2 = 0;
    double trace3 = 0;
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        trace1 += inverse[i * p + j] * b2[j * p + i];
        trace3 += inverse[i * p + j] * b3[j * p + i];
        double left = 0;
        double right = 0;
        for (int m = 0; m < p; m++) {
          left += inverse[i * p + m] * b2[m * p + j];
          right += inverse[j * p + m] * b2[m * p + i];
        }
        trace2 += left * right;
      }
    }
    trP = sumW - trace1;
    trPP = sumW2 - 2 * trace3 + trace2;
  }

  private void normalEquations(double tau2, double[] q) {
    java.util.Arrays.fill(a, 0);
    java.util.Arrays.fill(b2, 0);
    java.util.Arrays.fill(b3, 0);
    java.util.Arrays.fill(gamma, 0);
    sumW = 0;
    sumW2 = 0;
    for (int i = 0; i < k; i++) {
      double w = 1 / (v[i] + tau2);
      sumW += w;
      sumW2 += w * w;
      for (int m = 0; m < p; m++) {
        double wq = w * q[i * p + m];
        gamma[m] += wq * y[i];
        for (int n = 0; n <= m; n++) {
          double wqq = wq * q[i * p + n];
          a[m * p + n] += wqq;
          b2[m * p + n] += w * wqq;
          b3[m * p + n] += w * w * wqq;
        }
      }
    }
    for (int m = 0; m < p; m++) {
      for (int n = 0; n < m; n++) {
        b2[n * p + m] = b2[m * p + n];
        b3[n * p + m] = b3[m * p + n];
      }
    }
  }

  private void residuals(double tau2, double[] q) {
    java.util.Arrays.fill(c, 0);
    yPy = 0;
    yPPy = 0;
    double r3 = 0;
    for (int i = 0; i < k; i++) {
      double w = 1 / (v[i] + tau2);
      double r = y[i];
      for (int m = 0; m < p; m++) {
        r -= q[i * p + m] * gamma[m];
      }
      double wr = w * r;
      yPy += wr * r;
      yPPy += wr * wr;
      r3 += w * wr * wr;
      for (int m = 0; m < p; m++) {
        c[m] += w * wr * q[i * p + m];
      }
    }
    factor.halfSolve(c);
    for (double value : c) {
      r3 -= value * value;
    }
    yPPPy = r3;
  }

  /** Coefficients of Q at the last tau2 [p], a copy; without moderators, mu of the centred y. */
  double[] coefficients() {
    return gamma.clone();
  }

  /** (Q'WQ)^-1 at the last tau2, row-major [p x p]; without moderators, 1 / sum w. */
  double[] covariance() {
    return q == null ? new double[] {1 / sumW} : factor.inverse();
  }

  /**
   * Log-likelihood of the last tau2, natural log: ML -1/2 (k log 2 pi + sum log(v + tau2) + y'Py).
   */
  double logLikML(double tau2) {
    return logLikML(tau2, yPy);
  }

  /** As {@link #logLikML(double)} with another residual sum of squares. */
  double logLikML(double tau2, double rss) {
    return -0.5 * (k * LOG_2PI + sumLog(tau2) + rss);
  }

  /**
   * Restricted log-likelihood of the last tau2 with the term 1/2 log |X'X|, as metafor (Harville
   * 1977): it does not depend on the units of the moderators.
   */
  double logLikREML(double tau2) {
    return logLikREML(tau2, yPy);
  }

  /** As {@link #logLikREML(double)} with another residual sum of squares. */
  double logLikREML(double tau2, double rss) {
    double logDet = q == null ? Math.log(sumW / k) : factor.logDet();
    return -0.5 * ((k - p) * LOG_2PI + sumLog(tau2) + logDet + rss);
  }

  /** Sum of squared deviations of the estimates from their plain mean, moderators or not. */
  double totalSquares() {
    double mean = 0;
    for (double value : raw) {
      mean += value / k;
    }
    double sum = 0;
    for (double value : raw) {
      sum += (value - mean) * (value - mean);
    }
    return sum;
  }

  /**
   * Twice the score of tau2, y'PPy - tr P or y'PPy - sum w, and nothing else: half the work of
   * {@link #at}, for scanning.
   */
  double score(double tau2, boolean restricted) {
    if (q != null) {
      at(tau2);
      return yPPy - (restricted ? trP : sumW);
    }
    double s1 = 0;
    double s2 = 0;
    double y1 = 0;
    double y2 = 0;
    double yy2 = 0;
    for (int i = 0; i < k; i++) {
      double w = 1 / (v[i] + tau2);
      double wy = w * y[i];
      s1 += w;
      s2 += w * w;
      y1 += wy;
      y2 += w * wy;
      yy2 += wy * wy;
    }
    double mu = y1 / s1;
    return yy2 - 2 * mu * y2 + mu * mu * s2 - (restricted ? s1 - s2 / s1 : s1);
  }

  /** Four times the largest squared (centred) estimate: a bound for tau2 to begin a search with. */
  double largestSquare() {
    double largest = 0;
    for (double value : y) {
      largest = Math.max(largest, Math.abs(value));
    }
    return 4 * largest * largest;
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
