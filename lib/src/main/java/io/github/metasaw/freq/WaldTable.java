package io.github.metasaw.freq;

import io.github.metasaw.distribution.Reference;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Estimates with their Wald tests and intervals: the columns estimate, se, statistic, df, p, lower
 * and upper of every table of coefficients or combinations of them.
 */
final class WaldTable {

  /** One quantile for all rows of the same degrees of freedom. */
  static final class Critical {
    private final double level;
    private double df = -1;
    private double value = Double.NaN;

    Critical(double level) {
      this.level = level;
    }

    /** Half-width of an interval in standard errors; df NaN for the normal distribution. */
    double at(double degrees) {
      if (Double.compare(degrees, df) != 0) {
        df = degrees;
        value = Reference.critical(level, degrees);
      }
      return value;
    }
  }

  private static final List<String> COLUMNS =
      List.of("estimate", "se", "statistic", "df", "p", "lower", "upper");

  private final Critical critical;
  private final List<double[]> rows = new ArrayList<>();

  /**
   * @param level confidence of the intervals
   */
  WaldTable(double level) {
    this.critical = new Critical(level);
  }

  /**
   * Adds a row.
   *
   * @param df degrees of freedom of t; NaN for the normal distribution
   */
  void add(double estimate, double se, double df) {
    double half = critical.at(df) * se;
    double statistic = estimate / se;
    double p = Double.isNaN(statistic) ? Double.NaN : Reference.twoSided(statistic, df);
    rows.add(new double[] {estimate, se, statistic, df, p, estimate - half, estimate + half});
  }

  /** Adds the columns to a table. */
  Table addTo(Table table) {
    for (int j = 0; j < COLUMNS.size(); j++) {
      double[] values = new double[rows.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = rows.get(i)[j];
      }
      table.addColumns(DoubleColumn.create(COLUMNS.get(j), values));
    }
    return table;
  }
}
