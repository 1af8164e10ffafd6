package io.github.metasaw.freq.engine;

import io.github.metasaw.freq.FittedModel;
import io.github.metasaw.freq.Predicted;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Predictions of the true effects of the studies fitted; metafor's {@code blup}. */
final class ShrinkageTable {

  private ShrinkageTable() {}

  static Table of(FittedModel fit) {
    Predicted predicted = fit.solver().predicted();
    double[] yi = fit.studies().yi();
    double critical = fit.critical();
    double[] estimate = new double[yi.length];
    double[] lower = new double[yi.length];
    double[] upper = new double[yi.length];
    for (int i = 0; i < yi.length; i++) {
      estimate[i] = yi[i] - predicted.away()[i];
      lower[i] = estimate[i] - critical * predicted.se()[i];
      upper[i] = estimate[i] + critical * predicted.se()[i];
    }
    return Table.create(
        "shrinkage",
        StringColumn.create("study", fit.studies().labels()),
        DoubleColumn.create("yi", yi),
        DoubleColumn.create("estimate", estimate),
        DoubleColumn.create("se", predicted.se()),
        DoubleColumn.create("lower", lower),
        DoubleColumn.create("upper", upper),
        DoubleColumn.create("shrinkage", predicted.factor()));
  }
}
