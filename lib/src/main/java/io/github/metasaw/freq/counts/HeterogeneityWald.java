package io.github.metasaw.freq.counts;

import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.linalg.Dense;

/**
 * Wald's test that effects are those of a design: the smallest (eta - X b)'M(eta - X b) over b, M
 * being the precision of eta, singular where an effect is infinite.
 */
final class HeterogeneityWald {

  private HeterogeneityWald() {}

  /**
   * The statistic.
   *
   * @param eta effects of the studies [k]
   * @param precision of eta [k x k]
   * @param design rows of the effect [k][p]
   * @return 0 or larger; NaN where the precisions do not determine the coefficients
   */
  static double statistic(double[] eta, Dense precision, double[][] design) {
    int k = eta.length;
    int p = design[0].length;
    double[] weighted = precision.multiply(eta);
    double sum = 0;
    double[] xmy = new double[p];
    double[] xmx = new double[p * p];
    for (int j = 0; j < p; j++) {
      double[] column = new double[k];
      for (int i = 0; i < k; i++) {
        column[i] = design[i][j];
        xmy[j] += design[i][j] * weighted[i];
      }
      double[] product = precision.multiply(column);
      for (int m = 0; m < p; m++) {
        for (int i = 0; i < k; i++) {
          xmx[m * p + j] += design[i][m] * product[i];
        }
      }
    }
    for (int i = 0; i < k; i++) {
      sum += eta[i] * weighted[i];
    }
    Cholesky factor = Cholesky.ofSize(p);
    if (!factor.factor(xmx)) {
      return Double.NaN;
    }
    double[] b = xmy.clone();
    factor.solve(b);
    for (int j = 0; j < p; j++) {
      sum -= b[j] * xmy[j];
    }
    return Math.max(0, sum);
  }

  /**
   * Wald's test of all coefficients but the first.
   *
   * @param beta coefficients [p]
   * @param covariance of them, row-major [p x p]
   * @return missing where the covariance is not positive definite
   */
  static ChiSquareTest moderators(double[] beta, double[] covariance) {
    int p = beta.length;
    int m = p - 1;
    double[] among = new double[m * m];
    double[] b = new double[m];
    for (int i = 0; i < m; i++) {
      b[i] = beta[i + 1];
      for (int j = 0; j < m; j++) {
        among[i * m + j] = covariance[(i + 1) * p + j + 1];
      }
    }
    Cholesky factor = Cholesky.ofSize(m);
    if (!factor.factor(among)) {
      return ChiSquareTest.NONE;
    }
    double[] solved = b.clone();
    factor.solve(solved);
    double sum = 0;
    for (int i = 0; i < m; i++) {
      sum += b[i] * solved[i];
    }
    return ChiSquareTest.of(sum, m);
  }
}
