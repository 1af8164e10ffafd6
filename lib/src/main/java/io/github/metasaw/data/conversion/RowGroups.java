package io.github.metasaw.data.conversion;

import io.github.metasaw.data.column.CellText;
import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.data.column.RowLabels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Groups of rows of a table that have the same values in some columns. */
final class RowGroups {

  private final Table table;
  private final Map<String, String> columns;
  private final ColumnLookup lookup;
  private final List<String> labels;
  private final List<int[]> groups;

  /**
   * Finds the groups of rows.
   *
   * @param table the table
   * @param name name of the table in messages
   * @param columns names of columns by quantity, for columns that are not named after their
   *     quantity
   * @param keys columns that the rows of a group have in common
   */
  RowGroups(Table table, String name, Map<String, String> columns, List<String> keys) {
    this.table = table;
    this.columns = columns;
    this.lookup = new ColumnLookup(table, name);
    this.labels = RowLabels.of(lookup, null);
    List<Column<?>> found = new ArrayList<>();
    keys.forEach(key -> found.add(lookup.find(key)));
    Map<List<String>, List<Integer>> rows = new LinkedHashMap<>();
    for (int i = 0; i < table.rowCount(); i++) {
      int row = i;
      List<String> key = found.stream().map(column -> CellText.text(column, row)).toList();
      rows.computeIfAbsent(key, any -> new ArrayList<>()).add(i);
    }
    this.groups = rows.values().stream().map(r -> r.stream().mapToInt(i -> i).toArray()).toList();
  }

  /** The rows of each group, in the order of their first rows. */
  List<int[]> groups() {
    return groups;
  }

  /** Whether every group has one row only. */
  boolean isSingle() {
    return groups.size() == table.rowCount();
  }

  /** The label of a row. */
  String label(int row) {
    return labels.get(row);
  }

  /** The name of the table in messages. */
  String tableName() {
    return lookup.tableName();
  }

  /** The rows in words: {@code rows 3 and 4}. */
  static String words(int[] rows) {
    StringBuilder words = new StringBuilder("rows ");
    for (int i = 0; i < rows.length; i++) {
      words.append(i == 0 ? "" : i == rows.length - 1 ? " and " : ", ").append(rows[i] + 1);
    }
    return words.toString();
  }

  /**
   * The name of the column of a quantity as spelt in the table; the name of the quantity if there
   * is no such column.
   */
  String columnOf(String quantity) {
    String name = columns.getOrDefault(quantity, quantity);
    Column<?> column = lookup.findOrNull(name);
    return column == null ? name : column.name();
  }

  /** Whether a column holds one of the quantities. */
  boolean isQuantity(String column) {
    return Quantities.names().stream().anyMatch(quantity -> columnOf(quantity).equals(column));
  }

  /** Whether the quantity has a numeric column. */
  boolean has(String quantity) {
    return lookup.findOrNull(columnOf(quantity)) instanceof NumericColumn<?>;
  }

  /** The quantities of a group of people for which there are columns. */
  List<String> quantitiesOf(String suffix) {
    List<String> all = new ArrayList<>(Quantities.ofGroup(suffix));
    all.addAll(Quantities.countsOf(suffix));
    return all.stream().filter(this::has).toList();
  }

  /** A value of a quantity; NaN where missing. */
  double at(String quantity, int row) {
    return lookup.findOrNull(columnOf(quantity)) instanceof NumericColumn<?> column
            && !column.isMissing(row)
        ? column.getDouble(row)
        : Double.NaN;
  }

  /** Whether rows agree in all reported quantities of a group of people. */
  boolean isSame(String suffix, int[] rows) {
    return quantitiesOf(suffix).stream().allMatch(quantity -> isSame(column(quantity), rows));
  }

  private Column<?> column(String quantity) {
    return lookup.find(columnOf(quantity));
  }

  /** Whether a column has the same value in all these rows. */
  static boolean isSame(Column<?> column, int[] rows) {
    for (int row : rows) {
      if (!CellText.text(column, row).equals(CellText.text(column, rows[0]))) {
        return false;
      }
    }
    return true;
  }

  /** The marks of a row; empty for none. */
  String marks(int row) {
    StringColumn marks = table.stringColumn(ReportedCells.MARKS);
    return marks.isMissing(row) ? "" : marks.get(row);
  }
}
