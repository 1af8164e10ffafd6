package io.github.metasaw.data;

import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/** Cells as R writes the levels of a factor. */
public final class Cells {

  private Cells() {}

  /** {@code 3} and not {@code 3.0}, {@code TRUE}, or the text itself; empty where missing. */
  public static String text(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return "";
    }
    if (column instanceof NumericColumn<?> numbers) {
      return number(numbers.getDouble(row));
    }
    if (column instanceof BooleanColumn logical) {
      return logical.get(row) ? "TRUE" : "FALSE";
    }
    return column.getString(row);
  }

  /** {@code 3} and not {@code 3.0}. */
  public static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
