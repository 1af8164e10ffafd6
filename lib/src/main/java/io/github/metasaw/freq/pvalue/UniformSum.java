package io.github.metasaw.freq.pvalue;

/** The distribution of a sum of independent uniform variables (Irwin 1927; Hall 1927). */
final class UniformSum {

  private UniformSum() {}

  /**
   * P(U_1 + ... + U_k &lt;= x), as the sum of the densities of k + 1 variables at x, x - 1, ...:
   * all terms are positive, so that no digits are lost, as they are by the alternating sum.
   *
   * @param x the sum
   * @param k number of variables
   */
  static double cdf(double x, int k) {
    if (x <= 0) {
      return 0;
    }
    if (x >= k) {
      return 1;
    }
    if (x > k / 2.0) {
      return 1 - cdf(k - x, k);
    }
    double[] density = densities(x, k + 1);
    double sum = 0;
    for (double each : density) {
      sum += each;
    }
    return sum;
  }

  /** Densities of the sum of n variables at x, x - 1, x - 2, ..., by the recursion of B-splines. */
  private static double[] densities(double x, int n) {
    int points = (int) Math.floor(x) + 1;
    double[] f = new double[points + 1]; // the last one stays 0
    f[points - 1] = 1; // the one point between 0 and 1
    for (int m = 2; m <= n; m++) {
      for (int j = 0; j < points; j++) {
        double at = x - j;
        f[j] = (at * f[j] + (m - at) * f[j + 1]) / (m - 1);
      }
    }
    return f;
  }
}
