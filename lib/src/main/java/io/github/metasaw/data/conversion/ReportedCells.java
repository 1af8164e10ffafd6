package io.github.metasaw.data.conversion;

import io.github.metasaw.data.column.CellText;
import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.data.column.RowLabels;
import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.diagnostic.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The columns of a table while missing cells are filled, with a record of how each cell was
 * recovered.
 */
final class ReportedCells {

  /** The column that lists the cells recovered in each row. */
  static final String MARKS = "recovered";

  /** Names this short often have another meaning: {@code pi} may be a principal investigator. */
  private static final int AMBIGUOUS_LENGTH = 2;

  private final Table table;
  private final Map<String, String> columns;
  private final ColumnLookup lookup;
  private final List<String> labels;
  private final Map<String, double[]> values = new HashMap<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private final List<List<String>> marks = new ArrayList<>();
  private final Map<String, Set<String>> sources = new LinkedHashMap<>();
  private final List<Check> remarks = new ArrayList<>();

  /**
   * Creates the columns before anything is recovered.
   *
   * @param table one row per study
   * @param lookup columns of the table
   * @param columns names of columns by quantity, for columns that are not named after their
   *     quantity
   */
  ReportedCells(Table table, ColumnLookup lookup, Map<String, String> columns) {
    this.table = table;
    this.columns = columns;
    this.lookup = lookup;
    this.labels = RowLabels.of(lookup, null);
    Column<?> before = lookup.findOrNull(MARKS);
    for (int i = 0; i < table.rowCount(); i++) {
      List<String> row = new ArrayList<>();
      if (before instanceof StringColumn
          && !before.isMissing(i)
          && !before.getString(i).isBlank()) {
        row.add(before.getString(i));
      }
      marks.add(row);
    }
  }

  int rows() {
    return table.rowCount();
  }

  String label(int row) {
    return labels.get(row);
  }

  /** The column of a quantity, whether or not it exists. */
  String columnOf(String quantity) {
    return columns.getOrDefault(quantity, quantity);
  }

  /** Whether the table has a column of the quantity or the conversion has added one. */
  boolean has(String quantity) {
    return changed.contains(quantity) || lookup.findOrNull(columnOf(quantity)) != null;
  }

  /** The values of a quantity; NaN where missing [rows]. */
  private double[] numbers(String quantity) {
    return values.computeIfAbsent(quantity, this::read);
  }

  private double[] read(String quantity) {
    if (isAbsent(quantity) || isSomethingElse(quantity)) {
      double[] missing = new double[table.rowCount()];
      Arrays.fill(missing, Double.NaN);
      return missing;
    }
    double[] numbers = lookup.numbers(columnOf(quantity), labels);
    Quantities.Rule rule = Quantities.rule(quantity);
    for (int i = 0; i < numbers.length; i++) {
      if (!Double.isNaN(numbers[i])) {
        lookup.finite(columnOf(quantity), numbers[i], i, labels);
        require(rule.holds().test(numbers[i]), quantity, i, rule.must());
      }
    }
    return numbers;
  }

  private boolean isAbsent(String quantity) {
    Column<?> column = lookup.findOrNull(columnOf(quantity));
    return column == null
        || (!(column instanceof NumericColumn<?>) && CellText.firstPresent(column) < 0);
  }

  /** Whether a text column has a short quantity name by coincidence. */
  private boolean isSomethingElse(String quantity) {
    return quantity.length() <= AMBIGUOUS_LENGTH
        && !columns.containsKey(quantity)
        && lookup.findOrNull(quantity) != null
        && !(lookup.findOrNull(quantity) instanceof NumericColumn<?>);
  }

  /**
   * Refuses a cell whose value is impossible.
   *
   * @param holds whether the value satisfies the rule
   * @param quantity of the cell
   * @param row of the cell, from 0
   * @param must the rule in words, beginning with {@code must}
   */
  void require(boolean holds, String quantity, int row, String must) {
    if (!holds) {
      String column = columnOf(quantity);
      double value = lookup.numbers(column, labels)[row];
      throw lookup.at(column, must, row, labels, CellText.number(value));
    }
  }

  double at(String quantity, int row) {
    return numbers(quantity)[row];
  }

  boolean isMissing(String quantity, int row) {
    return Double.isNaN(at(quantity, row));
  }

  /** Fills a missing cell if the value is known. */
  void fill(String quantity, int row, double value, String source) {
    if (Double.isNaN(at(quantity, row)) && Double.isFinite(value) && !isSomethingElse(quantity)) {
      set(quantity, row, value, source, source);
    }
  }

  /**
   * Changes a cell and marks it.
   *
   * @param quantity of the cell
   * @param row of the cell, from 0
   * @param value its new value
   * @param mark how the value was obtained, for the column of marks
   * @param source the formula and its source, for the remarks
   */
  void set(String quantity, int row, double value, String mark, String source) {
    numbers(quantity)[row] = value;
    changed.add(quantity);
    marks.get(row).add(columnOf(quantity) + ": " + mark);
    sources.computeIfAbsent(source, s -> new LinkedHashSet<>()).add(labels.get(row));
  }

  /** Whether this conversion or an earlier one marked the row with these words. */
  boolean isMarked(int row, String words) {
    return marks.get(row).stream().anyMatch(mark -> mark.contains(words));
  }

  /** Adds a remark. */
  void remark(Check check) {
    remarks.add(check);
  }

  /** The table with the recovered values, and the remarks. */
  ReadTable result() {
    Table result = Table.create(table.name());
    Set<String> left = new LinkedHashSet<>(changed);
    for (Column<?> column : table.columns()) {
      String quantity =
          left.stream()
              .filter(q -> columnOf(q).equalsIgnoreCase(column.name()))
              .findFirst()
              .orElse(null);
      if (quantity != null) {
        left.remove(quantity);
        result.addColumns(DoubleColumn.create(column.name(), numbers(quantity)));
      } else if (!column.name().equals(MARKS)) {
        result.addColumns(column.copy());
      }
    }
    left.forEach(q -> result.addColumns(DoubleColumn.create(columnOf(q), numbers(q))));
    StringColumn marked = StringColumn.create(MARKS);
    marks.forEach(row -> marked.append(String.join("; ", row)));
    result.addColumns(marked);
    return new ReadTable(result, checks());
  }

  /** One note per formula used, followed by the other remarks. */
  private List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    sources.forEach(
        (source, studies) ->
            checks.add(
                Check.note(
                    MARKS,
                    Integer.toString(studies.size()),
                    source + ": " + String.join(", ", studies) + ".")));
    checks.addAll(remarks);
    return checks;
  }
}
