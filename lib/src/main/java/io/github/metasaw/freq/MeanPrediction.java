package io.github.metasaw.freq;

import io.github.metasaw.data.column.NumberColumns;
import io.github.metasaw.fit.Solution;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apiguardian.api.API;
import tech.tablesaw.api.Table;

/**
 * The mean at rows of a design, and the interval for the true effect of a next study there.
 *
 * @param solution with the coefficients of the mean
 * @param inference covariance of the coefficients and degrees of freedom of their combinations
 * @param columns of the design, those without a coefficient among them
 * @param level confidence of the intervals, between 0 and 1
 * @param beyond degrees of freedom for a next true effect from those of the mean there; NaN is the
 *     normal distribution
 * @param isPredictive whether the model says anything of a next study
 */
@API(status = API.Status.INTERNAL)
public record MeanPrediction(
    Solution solution,
    MeanInference inference,
    int columns,
    double level,
    DoubleUnaryOperator beyond,
    boolean isPredictive) {

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
    WaldTable.Critical ofMean = new WaldTable.Critical(level);
    WaldTable.Critical ofNext = new WaldTable.Critical(level);
    double[] before = new double[0];
    double df = Double.NaN;
    for (int i = 0; i < n; i++) {
      double[] weights = weights(x, i);
      if (!Arrays.equals(weights, before)) {
        df = inference.degrees(weights);
        before = weights;
      }
      double estimate = estimate(weights);
      double variance = inference.variance(weights);
      double se = Math.sqrt(variance);
      double half = ofMean.at(df) * se;
      double wide =
          isPredictive
              ? ofNext.at(beyond.applyAsDouble(df)) * Math.sqrt(variance + heterogeneity[i])
              : Double.NaN;
      out[0][i] = estimate;
      out[1][i] = se;
      out[2][i] = estimate - half;
      out[3][i] = estimate + half;
      out[4][i] = estimate - wide;
      out[5][i] = estimate + wide;
    }
    return NumberColumns.addTo(Table.create("prediction"), COLUMNS, out);
  }

  /** The row of the design at the columns that have a coefficient. */
  private double[] weights(double[] x, int row) {
    int[] kept = solution.kept();
    double[] weights = new double[kept.length];
    for (int a = 0; a < kept.length; a++) {
      weights[a] = x[row * columns + kept[a]];
    }
    return weights;
  }

  private double estimate(double[] weights) {
    double estimate = 0;
    for (int a = 0; a < weights.length; a++) {
      estimate += weights[a] * solution.estimate(a);
    }
    return estimate;
  }
}
