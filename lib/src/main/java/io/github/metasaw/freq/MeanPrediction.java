package io.github.metasaw.freq;

import io.github.metasaw.data.column.NumberColumns;
import io.github.metasaw.fit.Solution;
import java.util.List;
import org.apiguardian.api.API;
import tech.tablesaw.api.Table;

/**
 * The mean at rows of a design, and the interval for the true effect of a next study there.
 *
 * @param solution with coefficients of the mean and their covariance
 * @param columns of the design, those without a coefficient among them
 * @param critical half-width of intervals of the mean, in standard errors
 * @param beyond half-width of the intervals of a next true effect, in its standard deviations
 */
@API(status = API.Status.INTERNAL)
public record MeanPrediction(Solution solution, int columns, double critical, double beyond) {

  private static final List<String> COLUMNS =
      List.of("estimate", "se", "lower", "upper", "piLower", "piUpper");

  /**
   * The table of predictions; metafor's {@code predict}.
   *
   * @param x rows of the design, row-major [n x columns]
   * @param heterogeneity variance of the true effects in these rows [n]
   * @return estimate, se, lower, upper, piLower, piUpper
   */
  public Table at(double[] x, double... heterogeneity) {
    int n = heterogeneity.length;
    double[][] out = new double[COLUMNS.size()][n];
    for (int i = 0; i < n; i++) {
      RowMean mean = RowMean.of(solution, x, columns, i);
      double estimate = mean.estimate();
      double variance = mean.variance();
      double se = Math.sqrt(variance);
      double wide = beyond * Math.sqrt(variance + heterogeneity[i]);
      out[0][i] = estimate;
      out[1][i] = se;
      out[2][i] = estimate - critical * se;
      out[3][i] = estimate + critical * se;
      out[4][i] = estimate - wide;
      out[5][i] = estimate + wide;
    }
    return NumberColumns.addTo(Table.create("prediction"), COLUMNS, out);
  }
}
