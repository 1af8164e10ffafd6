package io.github.metasaw.freq.tau2;

import io.github.metasaw.linalg.Cholesky;
import java.util.Arrays;

/** A model with moderators: Q has p orthonormal columns. */
final class RegressionModel extends MarginalModel {

  private final double[] basis;
  private final double[] raw;
  private final double[] a;
  private final double[] b2;
  private final double[] b3;
  private final double[] gamma;
  private final double[] c;
  private final Cholesky factor;

  /**
   * Arrays are kept, not copied: residuals {@code y} [k], {@code v} [k], {@code q} [k x p], and
   * {@code raw}, the estimates as they came [k].
   */
  RegressionModel(double[] y, double[] v, double[] q, int p, double[] raw) {
    super(y, v, q, p);
    this.basis = q;
    this.raw = raw;
    this.a = new double[p * p];
    this.b2 = new double[p * p];
    this.b3 = new double[p * p];
    this.gamma = new double[p];
    this.c = new double[p];
    this.factor = Cholesky.ofSize(p);
  }

  @Override
  public void at(double tau2) {
    normalEquations(tau2);
    if (!factor.factor(a)) {
      yPy = yPPy = yPPPy = trP = trPP = Double.NaN;
      return;
    }
    factor.solve(gamma);
    residuals(tau2);
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

  private void normalEquations(double tau2) {
    Arrays.fill(a, 0);
    Arrays.fill(b2, 0);
    Arrays.fill(b3, 0);
    Arrays.fill(gamma, 0);
    sumW = 0;
    sumW2 = 0;
    for (int i = 0; i < k; i++) {
      double w = 1 / (v[i] + tau2);
      sumW += w;
      sumW2 += w * w;
      for (int m = 0; m < p; m++) {
        double wq = w * basis[i * p + m];
        gamma[m] += wq * y[i];
        for (int n = 0; n <= m; n++) {
          double wqq = wq * basis[i * p + n];
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

  private void residuals(double tau2) {
    Arrays.fill(c, 0);
    yPy = 0;
    yPPy = 0;
    double r3 = 0;
    for (int i = 0; i < k; i++) {
      double w = 1 / (v[i] + tau2);
      double r = y[i];
      for (int m = 0; m < p; m++) {
        r -= basis[i * p + m] * gamma[m];
      }
      double wr = w * r;
      yPy += wr * r;
      yPPy += wr * wr;
      r3 += w * wr * wr;
      for (int m = 0; m < p; m++) {
        c[m] += w * wr * basis[i * p + m];
      }
    }
    factor.halfSolve(c);
    for (double value : c) {
      r3 -= value * value;
    }
    yPPPy = r3;
  }

  @Override
  public double[] coefficients() {
    return gamma.clone();
  }

  @Override
  public double[] covariance() {
    return factor.inverse();
  }

  @Override
  double logDet() {
    return factor.logDet();
  }

  @Override
  double totalSquares() {
    return squares(raw);
  }

  @Override
  double score(double tau2, boolean restricted) {
    at(tau2);
    return yPPy - (restricted ? trP : sumW);
  }
}
