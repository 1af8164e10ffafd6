package io.github.metasaw.freq.engine;

import io.github.metasaw.freq.FittedModel;
import io.github.metasaw.freq.MeanInference;
import io.github.metasaw.freq.Predicted;
import java.util.Arrays;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Predictions of the true effects of the studies fitted, and of their deviations from the mean;
 * metafor's {@code blup} and {@code ranef}.
 */
final class ShrinkageTable {

  private ShrinkageTable() {}

  static Table of(FittedModel fit) {
    Predicted predicted = fit.solver().predicted();
    double[] yi = fit.studies().yi();
    double[] estimate = new double[yi.length];
    Arrays.setAll(estimate, i -> yi[i] - predicted.away()[i]);
    Table table = table("shrinkage", fit, estimate, predicted.se());
    table.insertColumn(1, DoubleColumn.create("yi", yi));
    return table.addColumns(DoubleColumn.create("shrinkage", predicted.factor()));
  }

  /** Of a model with one tau2: study, estimate, se, lower, upper. */
  static Table deviations(FittedModel fit, MeanInference inference) {
    Predicted predicted = fit.solver().predicted();
    double[] vi = fit.studies().vi();
    double[] estimate = fit.solution().residuals();
    double[] se = new double[vi.length];
    double[] x = fit.design().x();
    int[] kept = fit.solution().kept();
    double[] weights = new double[inference.size()];
    for (int i = 0; i < vi.length; i++) {
      for (int j = 0; j < kept.length; j++) {
        weights[j] = x[i * fit.design().columns() + kept[j]];
      }
      double own = 1 - predicted.factor()[i];
      estimate[i] -= predicted.away()[i];
      se[i] = Math.sqrt(own * vi[i] + own * own * inference.variance(weights));
    }
    return table("deviations", fit, estimate, se);
  }

  private static Table table(String name, FittedModel fit, double[] estimate, double[] se) {
    double critical = fit.critical();
    double[] lower = new double[se.length];
    double[] upper = new double[se.length];
    for (int i = 0; i < se.length; i++) {
      lower[i] = estimate[i] - critical * se[i];
      upper[i] = estimate[i] + critical * se[i];
    }
    return Table.create(
        name,
        StringColumn.create("study", fit.studies().labels()),
        DoubleColumn.create("estimate", estimate),
        DoubleColumn.create("se", se),
        DoubleColumn.create("lower", lower),
        DoubleColumn.create("upper", upper));
  }
}
