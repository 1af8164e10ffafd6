package io.github.metasaw.genetics;

import io.github.metasaw.data.column.CellText;
import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Reads distances from a table: a square one, or one row per pair. */
final class DistanceReader {

  private DistanceReader() {}

  /**
   * Named studies and their distances, not yet checked.
   *
   * @param names of the studies [k]
   * @param d distances, NaN where the table has none [k][k]
   */
  record Matrix(List<String> names, double[][] d) {}

  static Matrix read(Table table) {
    List<Column<?>> text = new ArrayList<>();
    List<NumericColumn<?>> numbers = new ArrayList<>();
    for (Column<?> column : table.columns()) {
      if (column instanceof NumericColumn<?> numeric) {
        numbers.add(numeric);
      } else {
        text.add(column);
      }
    }
    String name = table.name() == null ? "the table" : table.name();
    if (text.size() == 2 && numbers.size() == 1) {
      return pairs(text.get(0), text.get(1), numbers.get(0));
    }
    if (text.size() > 1 || numbers.isEmpty()) {
      throw MetaException.of(
          "%s is no table of distances: give a column of names and one of numbers for each study, or two columns of names and one of numbers; Columns: %s"
              .formatted(name, String.join(", ", table.columnNames())));
    }
    if (numbers.size() != table.rowCount()) {
      throw MetaException.of(
          "distances must be square, but %s has %d rows and %d columns of numbers"
              .formatted(name, table.rowCount(), numbers.size()));
    }
    List<String> columns = numbers.stream().map(Column::name).toList();
    return square(text.isEmpty() ? columns : values(text.get(0)), columns, numbers);
  }

  /** Rows may stand in another order than the columns, as long as they have the same names. */
  private static Matrix square(
      List<String> rows, List<String> columns, List<NumericColumn<?>> numbers) {
    double[][] d = new double[rows.size()][rows.size()];
    boolean sameNames = Set.copyOf(rows).equals(Set.copyOf(columns));
    for (int j = 0; j < rows.size(); j++) {
      int to = sameNames ? rows.indexOf(columns.get(j)) : j;
      if (!sameNames && Set.copyOf(rows).size() == rows.size()) {
        checkName(columns.get(j), rows);
      }
      for (int i = 0; i < rows.size(); i++) {
        d[i][to] = number(numbers.get(j), i);
      }
    }
    return new Matrix(rows, d);
  }

  private static void checkName(String column, List<String> rows) {
    if (!rows.contains(column)) {
      throw MetaException.unknown("label", column, "among the rows of the distances", rows);
    }
  }

  private static Matrix pairs(Column<?> from, Column<?> to, NumericColumn<?> distance) {
    Set<String> all = new LinkedHashSet<>(values(from));
    all.addAll(values(to));
    List<String> names = List.copyOf(all);
    double[][] d = new double[names.size()][names.size()];
    for (double[] row : d) {
      Arrays.fill(row, Double.NaN);
    }
    for (int i = 0; i < names.size(); i++) {
      d[i][i] = 0;
    }
    for (int row = 0; row < distance.size(); row++) {
      int i = names.indexOf(CellText.text(from, row));
      int j = names.indexOf(CellText.text(to, row));
      double value = number(distance, row);
      d[i][j] = value;
      if (Double.isNaN(d[j][i])) {
        d[j][i] = value;
      }
    }
    return new Matrix(names, d);
  }

  private static double number(NumericColumn<?> column, int row) {
    return column.isMissing(row) ? Double.NaN : column.getDouble(row);
  }

  private static List<String> values(Column<?> column) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < column.size(); i++) {
      values.add(CellText.text(column, i));
    }
    return values;
  }
}
