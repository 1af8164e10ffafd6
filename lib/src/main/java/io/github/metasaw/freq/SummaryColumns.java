package io.github.metasaw.freq;

import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.distribution.Reference;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.columns.Column;

/**
 * The columns of a table with one fit a row: estimate, se, statistic, p, lower, upper, Q, Qp, tau2,
 * I2, H2. With moderators they speak of the first coefficient. A row that cannot be fitted is
 * missing.
 */
final class SummaryColumns {

  private static final String[] NAMES = {
    "estimate", "se", "statistic", "p", "lower", "upper", "Q", "Qp", "tau2", "I2", "H2"
  };

  private final double[][] values;
  private double criticalDf = -1;
  private double critical = Double.NaN;

  SummaryColumns(int rows) {
    values = new double[NAMES.length][rows];
    for (double[] column : values) {
      java.util.Arrays.fill(column, Double.NaN);
    }
  }

  void set(int row, Univariate fit) {
    double estimate = fit.beta()[0];
    double se = fit.se(0);
    double half = critical(fit) * se;
    values[0][row] = estimate;
    values[1][row] = se;
    values[2][row] = estimate / se;
    values[3][row] = Reference.twoSided(estimate / se, fit.ddf());
    values[4][row] = estimate - half;
    values[5][row] = estimate + half;
    values[6][row] = fit.q();
    values[7][row] = ChiSquared.survival(fit.q(), fit.df());
    values[8][row] = fit.tau2;
    values[9][row] = fit.i2();
    values[10][row] = fit.h2();
  }

  /** One quantile for all rows of the same degrees of freedom. */
  private double critical(Univariate fit) {
    double df = fit.ddf();
    if (Double.compare(df, criticalDf) != 0) {
      criticalDf = df;
      critical = Reference.critical(fit.options.level(), df);
    }
    return critical;
  }

  List<Column<?>> columns() {
    List<Column<?>> columns = new ArrayList<>();
    for (int j = 0; j < NAMES.length; j++) {
      columns.add(DoubleColumn.create(NAMES[j], values[j]));
    }
    return columns;
  }
}
