package io.github.metasaw.freq;

import io.github.metasaw.linalg.Cholesky;
import org.apiguardian.api.API;

/** Small covariance matrices [p x p], row-major, scaled to correlations first, for precision. */
@API(status = API.Status.INTERNAL)
public final class SmallMatrix {

  /** A difference of less than this share of its terms is a rounding error of 0. */
  private static final double ZERO = 100 * Math.ulp(1.0);

  /** A share of a variance that rounding leaves where others determine the row. */
  private static final double DEPENDENT = 1e-10;

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
   * b' V^-1 b, for V that is a difference of covariances and may be singular but for rounding.
   *
   * @param v covariance, row-major [p x p]
   * @param b vector [p]
   * @return NaN where a row of V follows from the rows before it to within 1e-10 of its variance
   */
  public static double quadraticOfDifference(double[] v, double[] b) {
    int p = b.length;
    double[] scale = scale(v, p);
    double[] l = correlation(v, scale, p);
    double[] z = new double[p];
    double sum = 0;
    for (int i = 0; i < p; i++) {
      z[i] = b[i] / scale[i];
      for (int j = 0; j <= i; j++) {
        double left = l[i * p + j];
        for (int k = 0; k < j; k++) {
          left -= l[i * p + k] * l[j * p + k];
        }
        if (i == j && !(left > DEPENDENT)) {
          return Double.NaN;
        }
        l[i * p + j] = i == j ? Math.sqrt(left) : left / l[j * p + j];
      }
      for (int k = 0; k < i; k++) {
        z[i] -= l[i * p + k] * z[k];
      }
      z[i] /= l[i * p + i];
      sum += z[i] * z[i];
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
