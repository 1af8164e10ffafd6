package io.github.metasaw.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The values of a table at one moment, whatever becomes of it later. Values are copied at once;
 * what costs most of copying a table, the dictionaries of its text columns, waits until the copy is
 * asked for.
 */
final class TableSnapshot {

  private final List<Supplier<Column<?>>> columns = new ArrayList<>();

  TableSnapshot(Table table) {
    for (Column<?> column : table.columns()) {
      columns.add(copy(column));
    }
  }

  private static Supplier<Column<?>> copy(Column<?> column) {
    if (column instanceof StringColumn text) {
      String name = text.name();
      String[] values = text.asObjectArray();
      var formatter = text.getPrintFormatter();
      return () -> {
        StringColumn copy = StringColumn.create(name, values);
        copy.setPrintFormatter(formatter);
        return copy;
      };
    }
    Column<?> copy = column.copy();
    return () -> copy;
  }

  /** A table of the values; call once. */
  Table table(String name) {
    Table table = Table.create(name);
    columns.forEach(column -> table.addColumns(column.get()));
    return table;
  }
}
