package io.github.metasaw.freq;

import io.github.metasaw.data.column.NumberColumns;
import io.github.metasaw.distribution.Reference;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import tech.tablesaw.api.Table;

/**
 * Estimates with their Wald tests and intervals: the columns estimate, se, statistic, df, p, lower
 * and upper of every table of coefficients or combinations of them.
 */
@API(status = API.Status.INTERNAL)
public final class WaldTable {

  /** One quantile for all rows of the same degrees of freedom. */
  public static final class Critical {
    private final double level;
    private double df = -1;
    private double value = Double.NaN;

    /**
     * For intervals of one level.
     *
     * @param level confidence, between 0 and 1
     */
    public Critical(double level) {
      this.level = level;
    }

    /**
     * Half-width of an interval.
     *
     * @param degrees degrees of freedom of t; NaN for the normal distribution
     * @return in standard errors
     */
    public double at(double degrees) {
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
   * An empty table.
   *
   * @param level confidence of the intervals, between 0 and 1
   */
  public WaldTable(double level) {
    this.critical = new Critical(level);
  }

  /**
   * Adds a row.
   *
   * @param estimate on its own scale
   * @param se its standard error
   * @param df degrees of freedom of t; NaN for the normal distribution
   */
  public void add(double estimate, double se, double df) {
    double half = critical.at(df) * se;
    double statistic = estimate / se;
    double p = Double.isNaN(statistic) ? Double.NaN : Reference.twoSided(statistic, df);
    rows.add(new double[] {estimate, se, statistic, df, p, estimate - half, estimate + half});
  }

  /**
   * Adds the columns to a table.
   *
   * @param table with as many rows as were added here
   * @return the same table
   */
  public Table addTo(Table table) {
    double[][] values = new double[COLUMNS.size()][rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      double[] row = rows.get(i);
      for (int j = 0; j < row.length; j++) {
        values[j][i] = row[j];
      }
    }
    return NumberColumns.addTo(table, COLUMNS, values);
  }
}
