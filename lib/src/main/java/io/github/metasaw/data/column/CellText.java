package io.github.metasaw.data.column;

import io.github.metasaw.data.file.NumberParser;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/** Cells as R writes the levels of a factor. */
public final class CellText {

  private CellText() {}

  /**
   * A cell as text.
   *
   * @param column of the cell
   * @param row of the cell, from 0
   * @return {@code 3} and not {@code 3.0}, {@code TRUE}, or the text itself; empty where missing
   */
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

  /**
   * A number as text.
   *
   * @param value any number
   * @return {@code 3} and not {@code 3.0}
   */
  public static String number(double value) {
    return NumberParser.text(value);
  }

  /**
   * The first value that is not missing.
   *
   * @param column to be searched
   * @return its row, from 0; -1 if there is none
   */
  public static int firstPresent(Column<?> column) {
    for (int i = 0; i < column.size(); i++) {
      if (!column.isMissing(i)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a cell can be read as a number. */
  static boolean isNumber(Column<?> column, int row) {
    try {
      Double.parseDouble(column.getString(row).trim());
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /**
   * The Java that converts a text column to numbers, as the end of a message.
   *
   * @param column to be converted
   * @return empty where not all its values are numbers
   */
  public static String conversion(Column<?> column) {
    boolean numbers = column instanceof StringColumn;
    for (int i = 0; i < column.size() && numbers; i++) {
      numbers = column.isMissing(i) || isNumber(column, i);
    }
    return numbers
        ? "; replaceColumn(\"%1$s\", stringColumn(\"%1$s\").parseDouble().setName(\"%1$s\")) converts it"
            .formatted(column.name())
        : "";
  }
}
