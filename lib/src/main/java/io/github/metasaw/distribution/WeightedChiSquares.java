package io.github.metasaw.distribution;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The distribution of a sum of weighted chi-squares, sum_j lambda_j chi2(1): what a quadratic form
 * in normal variables follows.
 *
 * <p>With g(z) = zx - log z - 1/2 sum log(1 + 2 lambda_j z) the distribution function is (1/2 pi i)
 * times the integral of exp(g) along any path to the right of the poles. The path taken is a
 * parabola through the saddle point of g on the positive axis, close to that of steepest descent
 * (Daniels 1954; Rice 1980, SIAM J. Sci. Stat. Comput. 1, 438), where the trapezoidal rule
 * converges geometrically.
 */
public final class WeightedChiSquares {

  /** Step of the rule in standard deviations of the integrand; the error is near exp(-12 pi). */
  private static final double STEP = 1.0 / 6;

  private static final double NEGLIGIBLE = 1e-18;
  private static final int MAX_NODES = 20_000;

  private WeightedChiSquares() {}

  /**
   * The weights of a quadratic form z'Mz in standard normal z.
   *
   * @param matrix M, symmetric and not negative definite [k][k]
   * @return its eigenvalues above rounding
   */
  public static double[] positiveEigenvalues(double[][] matrix) {
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
   * The distribution function. R: {@code 1 - CompQuadForm::farebrother(x, lambda)$Qq}.
   *
   * @param lambda weights, all above 0
   * @param x value of the sum
   * @return P(sum_j lambda_j chi2(1) &lt;= x), with an absolute error of about 1e-14, and as small
   *     a relative one where the probability is small
   */
  public static double cdf(double[] lambda, double x) {
    if (!(x > 0)) {
      return 0;
    }
    double saddle = saddle(lambda, x);
    double second = 1 / (saddle * saddle);
    double third = -2 / (saddle * saddle * saddle);
    for (double l : lambda) {
      double c = 2 * l / (1 + 2 * l * saddle);
      second += 0.5 * c * c;
      third -= c * c * c;
    }
    double bend = third / (6 * second);
    double step = STEP / Math.sqrt(second);
    double sum = 0.5 * Math.exp(exponent(lambda, x, saddle, 0)[0]);
    for (int node = 1; node < MAX_NODES; node++) {
      double u = node * step;
      double[] g = exponent(lambda, x, saddle + bend * u * u, u);
      // exp(g) dz / i = exp(g) (1 - 2 i bend u) du
      double modulus = Math.exp(g[0]);
      sum += modulus * (Math.cos(g[1]) + 2 * bend * u * Math.sin(g[1]));
      if (modulus * (1 - 2 * bend * u) < NEGLIGIBLE * Math.abs(sum)) {
        break;
      }
    }
    return Math.min(1, Math.max(0, sum * step / Math.PI));
  }

  /** Real and imaginary part of g at z = re + i im. */
  private static double[] exponent(double[] lambda, double x, double re, double im) {
    double real = re * x - 0.5 * Math.log(re * re + im * im);
    double imaginary = im * x - Math.atan2(im, re);
    for (double l : lambda) {
      double a = 1 + 2 * l * re;
      double b = 2 * l * im;
      real -= 0.25 * Math.log(a * a + b * b);
      imaginary -= 0.5 * Math.atan2(b, a);
    }
    return new double[] {real, imaginary};
  }

  /** The zero of g'(z) = x - 1/z - sum lambda_j/(1 + 2 lambda_j z), which rises, for z &gt; 0. */
  private static double saddle(double[] lambda, double x) {
    double low = 1 / x;
    double high = (1 + 0.5 * lambda.length) / x;
    for (int i = 0; i < 60 && high - low > 1e-6 * high; i++) {
      double z = 0.5 * (low + high);
      double slope = x - 1 / z;
      for (double l : lambda) {
        slope -= l / (1 + 2 * l * z);
      }
      if (slope < 0) {
        low = z;
      } else {
        high = z;
      }
    }
    return 0.5 * (low + high);
  }
}
