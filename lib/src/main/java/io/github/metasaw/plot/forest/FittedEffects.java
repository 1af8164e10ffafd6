package io.github.metasaw.plot.forest;

import io.github.metasaw.data.column.OutcomeColumns;
import io.github.metasaw.fit.Fit;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** The mean of each row of a fit, on the scale of yi. */
final class FittedEffects {

  private FittedEffects() {}

  /** [k]; predictions of two outcomes without moderators have a row per outcome only. */
  static double[] of(Fit fit) {
    Table predictions = fit.predict();
    double[] fitted = predictions.doubleColumn("estimate").asDoubleArray();
    int k = fit.studies().k();
    if (fitted.length == k) {
      return fitted;
    }
    double[] rows = new double[k];
    for (int i = 0; i < k; i++) {
      rows[i] = fitted[0];
    }
    if (fit.studies().table().containsColumn(OutcomeColumns.OUTCOME)) {
      IntColumn outcome = fit.studies().table().intColumn(OutcomeColumns.OUTCOME);
      for (int i = 0; i < k; i++) {
        rows[i] = fitted[outcome.getInt(i) - 1];
      }
    }
    return rows;
  }
}
