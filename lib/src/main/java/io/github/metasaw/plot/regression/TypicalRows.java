package io.github.metasaw.plot.regression;

import io.github.metasaw.fit.FrequentistFit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** New rows to predict at: one column varies, the others are typical of the studies. */
final class TypicalRows {

  private TypicalRows() {}

  /** A numeric column at given values, text columns as {@code at} says. */
  static Table rows(FrequentistFit fit, String column, double[] values, Map<String, String> at) {
    Table rows = typical(fit, values.length, at);
    return replace(rows, DoubleColumn.create(column, values));
  }

  /** A text column at given levels. */
  static Table rows(FrequentistFit fit, String column, List<String> levels) {
    Table rows = typical(fit, levels.size(), Map.of());
    return replace(rows, StringColumn.create(column, levels));
  }

  private static Table replace(Table rows, Column<?> column) {
    rows.columnNames().stream()
        .filter(name -> name.equalsIgnoreCase(column.name()))
        .toList()
        .forEach(rows::removeColumns);
    return rows.addColumns(column);
  }

  /** Numbers at their mean, text at its first level. */
  private static Table typical(FrequentistFit fit, int n, Map<String, String> at) {
    Table rows = Table.create("typical rows");
    for (Column<?> column : fit.studies().table().columns()) {
      String name = column.name();
      if (column instanceof NumericColumn<?> numbers) {
        double[] means = new double[n];
        Arrays.fill(means, numbers.mean());
        rows.addColumns(DoubleColumn.create(name, means));
      } else if (column.size() > 0) {
        List<String> levels = fit.design().factors().getOrDefault(name, List.of());
        String first = levels.isEmpty() ? column.getString(0) : levels.get(0);
        rows.addColumns(
            StringColumn.create(name, Collections.nCopies(n, at.getOrDefault(name, first))));
      }
    }
    return rows;
  }
}
