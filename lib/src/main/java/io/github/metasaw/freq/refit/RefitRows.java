package io.github.metasaw.freq.refit;

import io.github.metasaw.data.StudySubsets;
import io.github.metasaw.data.column.NumberColumns;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.freq.HeterogeneityStatistics;
import io.github.metasaw.freq.Refittable;
import io.github.metasaw.freq.WaldTable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The columns of tables with one refit per row; a refit that does not exist is missing. */
final class RefitRows {

  private static final List<String> COLUMNS =
      List.of("estimate", "se", "statistic", "p", "lower", "upper", "Q", "Qp", "tau2", "I2", "H2");

  private final double[][] values;
  private final WaldTable.Critical critical;
  private final @Nullable String term;

  RefitRows(int rows, Refittable fit) {
    this.values = new double[COLUMNS.size()][rows];
    this.critical = new WaldTable.Critical(fit.level());
    this.term = fit.term();
    for (double[] column : values) {
      Arrays.fill(column, Double.NaN);
    }
  }

  /** Study or cluster, k and the results of one refit per subset. */
  static Table of(Refittable fit, StudySubsets subsets) {
    RefitRows rows = new RefitRows(subsets.size(), fit);
    RefitLoop.inTurn(subsets.size(), s -> rows.set(s, fit.refit(DataChange.rows(subsets.rows(s)))));
    return rows.addTo(
        Table.create(subsets.name(), subsets.column(), IntColumn.create("k", subsets.sizes())));
  }

  void set(int row, @Nullable Solution fit) {
    if (fit == null) {
      return;
    }
    double estimate = fit.estimate(0);
    double se = fit.se(0);
    double half = critical.at(fit.testDf()) * se;
    values[0][row] = estimate;
    values[1][row] = se;
    values[2][row] = estimate / se;
    values[3][row] = Reference.twoSided(estimate / se, fit.testDf());
    values[4][row] = estimate - half;
    values[5][row] = estimate + half;
    values[6][row] = fit.q();
    values[7][row] = HeterogeneityStatistics.tail(fit.q(), fit.df());
    values[8][row] = fit.tau2();
    values[9][row] = fit.i2();
    values[10][row] = fit.h2();
  }

  /** Adds the columns to a table; with moderators first the term that estimate and test are of. */
  Table addTo(Table table) {
    if (term != null) {
      StringColumn terms = StringColumn.create("term");
      for (int i = 0; i < table.rowCount(); i++) {
        terms.append(term);
      }
      table.addColumns(terms);
    }
    return NumberColumns.addTo(table, COLUMNS, values);
  }
}
