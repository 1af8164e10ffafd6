package io.github.metasaw.data.column;

import io.github.metasaw.data.file.NumberParser;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Place;
import io.github.metasaw.diagnostic.Remedy;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The columns of a table by name, with errors that name the place. */
@API(status = API.Status.INTERNAL)
public final class ColumnLookup {

  private final Table table;
  private final String name;

  /**
   * The columns of a table.
   *
   * @param table where columns are looked up
   * @param name what messages call the table
   */
  public ColumnLookup(Table table, String name) {
    this.table = table;
    this.name = name;
  }

  /**
   * A column by its name, upper and lower case alike as in Tablesaw.
   *
   * @param column its name
   * @return the column
   * @throws MetaException with the nearest name if there is no such column
   */
  public Column<?> find(String column) {
    Column<?> found = findOrNull(column);
    if (found == null) {
      throw MetaException.unknown("column", column, "in " + name, table.columnNames());
    }
    return found;
  }

  /**
   * A column by its name, upper and lower case alike.
   *
   * @param column its name
   * @return the column; null if there is none
   */
  public @Nullable Column<?> findOrNull(String column) {
    for (Column<?> candidate : table.columns()) {
      if (candidate.name().equalsIgnoreCase(column)) {
        return candidate;
      }
    }
    return null;
  }

  /**
   * The first of several columns that exists, or else the first text column without repeats.
   *
   * @param names in the order in which they are looked for
   * @return the column's own name; null if there is none
   */
  public @Nullable String firstOf(List<String> names) {
    for (String candidate : names) {
      Column<?> column = findOrNull(candidate);
      if (column != null) {
        return column.name();
      }
    }
    for (Column<?> column : table.columns()) {
      if (column.type() == ColumnType.STRING && column.countUnique() == column.size()) {
        return column.name();
      }
    }
    return null;
  }

  /**
   * The column of a conventional name, which is also the name of its role.
   *
   * @param column the name, for example {@code yi}
   * @return the name
   * @throws MetaException that says how to name another column if there is none
   */
  public String standard(String column) {
    if (findOrNull(column) == null) {
      throw MetaException.format(
          "no column '%s' in %s: say which column holds the estimates (effect sizes, computed beforehand), with %s; Columns: %s",
          column, name, Remedy.data(column, "COLUMN"), names());
    }
    return column;
  }

  /**
   * The values of a numeric column.
   *
   * @param column its name
   * @param labels of the rows, for messages [rows]
   * @return a new array [rows]; NaN where missing
   * @throws MetaException if there is no such column, or it holds text
   */
  public double[] numbers(String column, List<String> labels) {
    Column<?> found = find(column);
    if (!(found instanceof NumericColumn<?> numeric)) {
      throw notNumbers(found, labels);
    }
    if (numeric instanceof DoubleColumn doubles) {
      return doubles.asDoubleArray();
    }
    double[] values = new double[numeric.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = numeric.isMissing(i) ? Double.NaN : numeric.getDouble(i);
    }
    return values;
  }

  /**
   * The natural logs of a numeric column.
   *
   * @param column its name
   * @param labels of the rows, for messages [rows]
   * @return a new array [rows]; NaN where missing
   * @throws MetaException if there is no such column, or a value has no logarithm
   */
  public double[] logs(String column, List<String> labels) {
    double[] values = numbers(column, labels);
    for (int i = 0; i < values.length; i++) {
      if (values[i] <= 0) {
        String must = "must be above 0, for ratios are read as logs";
        throw at(column, must, i, labels, CellText.number(values[i]));
      }
      values[i] = Math.log(values[i]);
    }
    return values;
  }

  /**
   * The value, if it is finite.
   *
   * @param column it comes from
   * @param value to be checked
   * @param row of the value, from 0
   * @param labels of the rows, for messages [rows]
   * @return the value
   * @throws MetaException if it is infinite
   */
  public double finite(String column, double value, int row, List<String> labels) {
    if (Double.isInfinite(value)) {
      throw at(column, "must be finite", row, labels, Double.toString(value));
    }
    return value;
  }

  /** The first cell that is no number, with a decimal point or comma; -1 where all are. */
  private static int firstOther(Column<?> column) {
    for (int i = 0; i < column.size(); i++) {
      if (!column.isMissing(i)
          && !CellText.isNumber(column, i)
          && !NumberParser.isWithComma(column.getString(i))) {
        return i;
      }
    }
    return -1;
  }

  private MetaException notNumbers(Column<?> column, List<String> labels) {
    int row = firstOther(column);
    for (int i = Math.max(row, 0); i < column.size(); i++) {
      if (!column.isMissing(i) && !CellText.isNumber(column, i)) {
        String cell = column.getString(i);
        MetaException fault = at(column.name(), "must be numbers", i, labels, cell);
        return NumberParser.isWithComma(cell)
            ? MetaException.of(
                fault
                    .words()
                    .then(
                        ", with a decimal comma; Meta.read(file) finds such numbers, or write them with a point"))
            : fault;
      }
    }
    int first = CellText.firstPresent(column);
    if (first < 0) {
      return MetaException.of("%s in %s has no values".formatted(column.name(), name));
    }
    return MetaException.format(
        "%s in %s must be numbers, but is text: %s holds \"%s\"%s",
        column.name(),
        name,
        new Place.Cell(name, column.name(), first + 1, labels.get(first)),
        column.getString(first),
        CellText.conversion(column));
  }

  /**
   * A fault in a cell: {@code yi in dat must be numbers, but row 3 ('Study C') holds 'n/a'}.
   *
   * @param column of the cell
   * @param must what the cell must be, from {@code must} on
   * @param row of the cell, from 0
   * @param labels of the rows [rows]
   * @param value what the cell holds; empty if it is not shown
   * @return the exception, to be thrown
   */
  public MetaException at(String column, String must, int row, List<String> labels, String value) {
    return at(new Place.Cell(name, column, row + 1, labels.get(row)), must, value);
  }

  /**
   * A fault in a cell whose place is at hand.
   *
   * @param place of the cell
   * @param must what the cell must be, from {@code must} on
   * @param value what the cell holds; empty if it is not shown
   * @return the exception, to be thrown
   */
  public static MetaException at(Place.Cell place, String must, String value) {
    String holds = value.isEmpty() ? "is" : "holds '" + value + "'";
    return MetaException.format(
        "%s in %s %s, but %s %s", place.column(), place.table(), must, place, holds);
  }

  /**
   * A row in words.
   *
   * @param number of the row, from 1
   * @param label of the row
   * @return {@code row 3 ('Study C')}
   */
  public static String rowName(int number, String label) {
    return "row %d ('%s')".formatted(number, label);
  }

  /**
   * Whether there is a column of exactly that name.
   *
   * @param column its name
   * @return false where only the case differs
   */
  public boolean has(String column) {
    return table.columnNames().contains(column);
  }

  /**
   * The names of all columns, for messages.
   *
   * @return separated by commas
   */
  public String names() {
    return String.join(", ", table.columnNames());
  }

  /**
   * All columns, in the order of the table.
   *
   * @return the columns themselves
   */
  public List<Column<?>> columns() {
    return table.columns();
  }

  /**
   * The name of the table in messages.
   *
   * @return its own name, or that of a variable
   */
  public String tableName() {
    return name;
  }

  /**
   * The number of rows.
   *
   * @return 0 or more
   */
  public int rows() {
    return table.rowCount();
  }
}
