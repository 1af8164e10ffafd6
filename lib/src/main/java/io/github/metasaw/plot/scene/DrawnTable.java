package io.github.metasaw.plot.scene;

import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The numbers of a figure, row by row: columns of words first, then columns of numbers. */
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
   * A table without rows.
   *
   * @param name of the table
   * @param words names of the columns of words
   * @param numbers names of the columns of numbers
   * @return the table, to be filled
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
   * @param cells one word per column of words
   * @param values one number per column of numbers; NaN where there is none
   * @throws IllegalArgumentException if there are more or fewer cells than columns
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
   * Adds a row for each point of a curve, in a table of two columns of numbers.
   *
   * @param cells the same words for all points
   * @param curve in the units of its axes
   */
  public void curve(List<String> cells, Curve curve) {
    for (int i = 0; i < curve.size(); i++) {
      row(cells, curve.x(i), curve.y(i));
    }
  }

  /**
   * The table as it is.
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
