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
}
