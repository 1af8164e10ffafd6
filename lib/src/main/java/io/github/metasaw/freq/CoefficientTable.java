package io.github.metasaw.freq;

import io.github.metasaw.distribution.Reference;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** term, estimate, se, statistic, df, p, lower, upper: one row a coefficient. */
final class CoefficientTable {

  private CoefficientTable() {}

  /** {@code critical} is the half-width of the intervals in standard errors. */
  static Table of(Univariate fit, List<String> terms, double critical) {
    int p = fit.p;
    double[] df = new double[p];
    Arrays.fill(df, fit.ddf());
    double[] se = new double[p];
    double[] statistic = new double[p];
    double[] pValue = new double[p];
    double[] lower = new double[p];
    double[] upper = new double[p];
    for (int j = 0; j < p; j++) {
      double b = fit.beta()[j];
      se[j] = fit.se(j);
      statistic[j] = b / se[j];
      pValue[j] = Reference.twoSided(statistic[j], fit.ddf());
      lower[j] = b - critical * se[j];
      upper[j] = b + critical * se[j];
    }
    return Table.create(
        "coefficients",
        StringColumn.create("term", terms),
        DoubleColumn.create("estimate", fit.beta().clone()),
        DoubleColumn.create("se", se),
        DoubleColumn.create("statistic", statistic),
        DoubleColumn.create("df", df),
        DoubleColumn.create("p", pValue),
        DoubleColumn.create("lower", lower),
        DoubleColumn.create("upper", upper));
  }
}
