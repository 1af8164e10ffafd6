package io.github.metasaw.freq;

import io.github.metasaw.linalg.Cholesky;
import org.apiguardian.api.API;

/** Small covariance matrices [p x p], row-major, scaled to correlations first, for precision. */
@API(status = API.Status.INTERNAL)
public final class SmallMatrix {

  /** A difference of less than this share of its terms is a rounding error of 0. */
  private static final double ZERO = 100 * Math.ulp(1.0);

  private SmallMatrix() {}

  /**
   * Replaces rounding errors on the diagonal by zeros.
   *
   * @param v covariance that is a difference, row-major [p x p], changed
   * @param terms variances that others have been subtracted from [p]
   * @return v
   */
  public static double[] withExactZeros(double[] v, double[] terms) {
    int p = terms.length;
    for (int i = 0; i < p; i++) {
      if (v[i * p + i] <= ZERO * terms[i]) {
        v[i * p + i] = 0;
      }
    }
    return v;
  }

  /**
   * b' V^-1 b.
   *
   * @param v covariance, row-major [p x p]
   * @param b vector [p]
   * @return NaN where V is singular
   */
  public static double quadratic(double[] v, double[] b) {
    int p = b.length;
    double[] scale = scale(v, p);
    Cholesky factor = Cholesky.ofSize(p);
    if (!factor.factor(correlation(v, scale, p))) {
      return Double.NaN;
    }
    double[] z = new double[p];
    for (int i = 0; i < p; i++) {
      z[i] = b[i] / scale[i];
    }
    factor.halfSolve(z);
    double sum = 0;
    for (double value : z) {
      sum += value * value;
    }
    return sum;
  }

  /**
   * log |V|.
   *
   * @param v covariance, row-major [p x p]
   * @param p its size
   * @return natural logarithm; NaN where V is singular
   */
  public static double logDet(double[] v, int p) {
    double[] scale = scale(v, p);
    Cholesky factor = Cholesky.ofSize(p);
    if (!factor.factor(correlation(v, scale, p))) {
      return Double.NaN;
    }
    double sum = factor.logDet();
    for (double s : scale) {
      sum += 2 * Math.log(s);
    }
    return sum;
  }

  private static double[] scale(double[] v, int p) {
    double[] scale = new double[p];
    for (int i = 0; i < p; i++) {
      scale[i] = Math.sqrt(v[i * p + i]);
    }
    return scale;
  }

  private static double[] correlation(double[] v, double[] scale, int p) {
    double[] out = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        out[i * p + j] = v[i * p + j] / (scale[i] * scale[j]);
      }
    }
    return out;
  }
}
