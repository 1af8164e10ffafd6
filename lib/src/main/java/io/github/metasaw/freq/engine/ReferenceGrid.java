package io.github.metasaw.freq.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Every combination of the levels of the factors, numeric columns at their mean. */
final class ReferenceGrid {

  private ReferenceGrid() {}

  static Table of(Table studies, Map<String, List<String>> factors) {
    List<StringColumn> columns = new ArrayList<>();
    int rows = 1;
    for (Map.Entry<String, List<String>> factor : factors.entrySet()) {
      int levels = factor.getValue().size();
      List<StringColumn> longer = new ArrayList<>();
      for (StringColumn column : columns) {
        StringColumn repeated = StringColumn.create(column.name());
        for (int l = 0; l < levels; l++) {
          repeated.append(column);
        }
        longer.add(repeated);
      }
      StringColumn own = StringColumn.create(factor.getKey());
      for (String level : factor.getValue()) {
        for (int i = 0; i < rows; i++) {
          own.append(level);
        }
      }
      longer.add(own);
      columns = longer;
      rows *= levels;
    }
    Table grid = Table.create("the reference grid");
    columns.forEach(grid::addColumns);
    for (Column<?> column : studies.columns()) {
      if (column instanceof NumericColumn<?> numbers && !factors.containsKey(column.name())) {
        double[] means = new double[rows];
        java.util.Arrays.fill(means, numbers.mean());
        grid.addColumns(DoubleColumn.create(column.name(), means));
      }
    }
    return grid;
  }
}
