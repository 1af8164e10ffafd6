package io.github.metasaw.freq;

import io.github.metasaw.fit.Solution;
import org.apiguardian.api.API;

/**
 * The mean effect at a row of a design.
 *
 * @param estimate x'b
 * @param variance of the estimate, x' Cov(b) x
 */
@API(status = API.Status.INTERNAL)
public record RowMean(double estimate, double variance) {

  /**
   * At one row.
   *
   * @param solution with coefficients of the mean and their covariance
   * @param x rows of the design, row-major [n x columns]
   * @param columns of the design, those without a coefficient among them
   * @param row which, from 0
   * @return on the scale of yi
   */
  public static RowMean of(Solution solution, double[] x, int columns, int row) {
    int[] kept = solution.kept();
    double estimate = 0;
    double variance = 0;
    for (int a = 0; a < kept.length; a++) {
      double xa = x[row * columns + kept[a]];
      estimate += xa * solution.estimate(a);
      for (int b = 0; b < kept.length; b++) {
        variance += xa * solution.covariance(a, b) * x[row * columns + kept[b]];
      }
    }
    return new RowMean(estimate, variance);
  }
}
