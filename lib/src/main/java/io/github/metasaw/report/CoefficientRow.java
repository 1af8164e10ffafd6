package io.github.metasaw.report;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.statement.Numbers;
import java.util.List;
import tech.tablesaw.api.Table;

/** A coefficient as a row of a sheet. */
final class CoefficientRow {

  /** Significant digits of a standard error. */
  private static final int DIGITS = 4;

  private CoefficientRow() {}

  /** A row: term, estimate, se, statistic, df, p, lower, upper; without se on another scale. */
  static List<String> of(Table c, int i, boolean regression, Transformation scale) {
    double df = c.doubleColumn("df").getDouble(i);
    double se = c.doubleColumn("se").getDouble(i);
    double lower = scale.apply(c.doubleColumn("lower").getDouble(i));
    double upper = scale.apply(c.doubleColumn("upper").getDouble(i));
    // Each row to its own decimals: slopes of years and of positions differ by powers of ten.
    List<String> numbers =
        Numbers.row(
            scale.isIdentity() ? se : (upper - lower) / 4,
            DIGITS,
            scale.apply(c.doubleColumn("estimate").getDouble(i)),
            se,
            lower,
            upper);
    return List.of(
        regression ? c.stringColumn("term").get(i) : "mu",
        numbers.get(0),
        scale.isIdentity() ? numbers.get(1) : "",
        Numbers.fixed(c.doubleColumn("statistic").getDouble(i), 3),
        Double.isNaN(df) ? "" : Numbers.significant(df, 4),
        Numbers.p(c.doubleColumn("p").getDouble(i)),
        numbers.get(2),
        numbers.get(3));
  }
}
