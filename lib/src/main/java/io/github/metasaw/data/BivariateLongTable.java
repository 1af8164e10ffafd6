package io.github.metasaw.data;

import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table of two outcomes a row as one of an estimate a row, in the order y1, y2 of the first row,
 * y1, y2 of the second and so on, as a row-paired V has it. An outcome that is missing leaves the
 * other in.
 */
public final class BivariateLongTable {

  /** The column of the outcome of a stacked row, 1 or 2. */
  public static final String OUTCOME = "(outcome)";

  /** The column of the row that a stacked row comes from, from 0. */
  public static final String PAIR = "(pair)";

  static final String LABEL = "(label)";

  private BivariateLongTable() {}

  /** The name of the column of estimates. */
  static String estimates(String y1, String y2) {
    return y1 + "/" + y2;
  }

  /** The name of the column of variances. */
  static String variances(String v1, String v2) {
    return v1 + "/" + v2;
  }

  /**
   * The stacked table.
   *
   * @param v1 columns of variances; null where V comes from elsewhere
   */
  static Table of(
      ColumnLookup columns,
      Table table,
      List<String> labels,
      String y1,
      String y2,
      @Nullable String v1,
      @Nullable String v2) {
    int n = table.rowCount();
    int[] rows = new int[2 * n];
    int[] outcome = new int[2 * n];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i / 2;
      outcome[i] = 1 + i % 2;
    }
    List<Column<?>> all = new ArrayList<>();
    for (Column<?> column : table.columns()) {
      all.add(column.subset(rows));
    }
    String first = columns.find(y1).name();
    String second = columns.find(y2).name();
    if (first.equals(second)) {
      throw MetaException.of(
          "both outcomes are the column '%s'; the second should be another".formatted(first));
    }
    all.add(
        paired(estimates(first, second), columns.numbers(y1, labels), columns.numbers(y2, labels)));
    if (v1 != null && v2 != null) {
      all.add(paired(variances(v1, v2), columns.numbers(v1, labels), columns.numbers(v2, labels)));
    }
    all.add(IntColumn.create(OUTCOME, outcome));
    all.add(IntColumn.create(PAIR, rows));
    StringColumn label = StringColumn.create(LABEL);
    for (int i = 0; i < rows.length; i++) {
      label.append(labels.get(rows[i]) + " (" + (i % 2 == 0 ? first : second) + ")");
    }
    all.add(label);
    return Table.create(columns.tableName(), all);
  }

  private static DoubleColumn paired(String name, double[] first, double[] second) {
    double[] values = new double[2 * first.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i % 2 == 0 ? first : second)[i / 2];
    }
    return DoubleColumn.create(name, values);
  }
}
