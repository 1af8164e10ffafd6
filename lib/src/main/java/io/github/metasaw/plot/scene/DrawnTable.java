package io.github.metasaw.plot.scene;

import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The data of a figure as a table: text columns first, then numeric columns. */
public final class DrawnTable {

  private final String name;
  private final List<StringColumn> words;
  private final List<DoubleColumn> numbers;

  private DrawnTable(String name, List<StringColumn> words, List<DoubleColumn> numbers) {
    this.name = name;
    this.words = words;
    this.numbers = numbers;
  }

  /**
   * Creates a table without rows.
   *
   * @param name name of the table
   * @param words names of the text columns
   * @param numbers names of the numeric columns
   * @return the empty table
   */
  public static DrawnTable of(String name, List<String> words, List<String> numbers) {
    return new DrawnTable(
        name,
        words.stream().map(StringColumn::create).toList(),
        numbers.stream().map(DoubleColumn::create).toList());
  }

  /**
   * Adds a row.
   *
   * @param cells one text per text column
   * @param values one number per numeric column; NaN if missing
   * @throws IllegalArgumentException if the number of cells is not the number of columns
   */
  public void row(List<String> cells, double... values) {
    if (cells.size() != words.size() || values.length != numbers.size()) {
      throw new IllegalArgumentException(
          "a row of '%s' has %d words and %d numbers"
              .formatted(name, words.size(), numbers.size()));
    }
    for (int i = 0; i < cells.size(); i++) {
      words.get(i).append(cells.get(i));
    }
    for (int i = 0; i < values.length; i++) {
      numbers.get(i).append(values[i]);
    }
  }

  /**
   * Adds one row per point of a curve to a table with two numeric columns.
   *
   * @param cells texts, the same for all points
   * @param curve the curve, in the units of its axes
   */
  public void curve(List<String> cells, Curve curve) {
    for (int i = 0; i < curve.size(); i++) {
      row(cells, curve.x(i), curve.y(i));
    }
  }

  /**
   * The table in its present state.
   *
   * @return a new table
   */
  public Table table() {
    Table table = Table.create(name);
    words.forEach(column -> table.addColumns(column.copy()));
    numbers.forEach(column -> table.addColumns(column.copy()));
    return table;
  }
}
