package io.github.metasaw.freq;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The distribution of a sum of weighted chi-squares, sum_j lambda_j chi2(1): what a quadratic form
 * in normal variables follows. Its Laplace transform, prod (1 + 2 lambda_j z)^(-1/2) / z for the
 * distribution function, is inverted on a parabola round the negative real axis (Weideman and
 * Trefethen 2007, Math. Comp. 76, 1341): absolute error about 1e-14 with 16 nodes.
 */
final class QuadraticForm {

  private static final int NODES = 16;

  private QuadraticForm() {}

  /** The positive eigenvalues of a symmetric matrix [k x k] that is not negative definite. */
  static double[] positiveEigenvalues(double[][] matrix) {
    double[] values =
        new EigenDecomposition(new Array2DRowRealMatrix(matrix, false)).getRealEigenvalues();
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    double limit = largest * 1e-12;
    return java.util.Arrays.stream(values).filter(value -> value > limit).toArray();
  }

  /**
   * P(sum_j lambda_j chi2(1) &lt;= x).
   *
   * @param lambda positive weights
   */
  static double cdf(double[] lambda, double x) {
    if (!(x > 0)) {
      return 0;
    }
    double step = 3.0 / NODES;
    double scale = Math.PI / 12 * NODES / x;
    double sum = 0;
    for (int node = 0; node < NODES; node++) {
      double theta = (node + 0.5) * step;
      // z = scale (1 + i theta)^2 and dz = 2 i scale (1 + i theta) d theta
      double re = scale * (1 - theta * theta);
      double im = 2 * scale * theta;
      double logModulus = re * x;
      double angle = im * x;
      for (double l : lambda) {
        double real = 1 + 2 * l * re;
        double imaginary = 2 * l * im;
        logModulus -= 0.25 * Math.log(real * real + imaginary * imaginary);
        angle -= 0.5 * Math.atan2(imaginary, real);
      }
      // dz / (i z) = 2 d theta / (1 + i theta)
      double modulus = Math.exp(logModulus) * 2 / Math.sqrt(1 + theta * theta);
      sum += modulus * Math.cos(angle - Math.atan(theta));
    }
    return Math.min(1, Math.max(0, sum * step / Math.PI));
  }
}
