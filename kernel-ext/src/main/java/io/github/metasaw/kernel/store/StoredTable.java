package io.github.metasaw.kernel.store;

import io.github.metasaw.data.TableSnapshot;
import java.util.function.Supplier;
import tech.tablesaw.api.Table;

/** A table as a magic read it, whatever becomes of the variable later. */
final class StoredTable {

  private final Supplier<Table> values;
  private Table table;
  private boolean isMade;

  private StoredTable(Supplier<Table> values) {
    this.values = values;
    this.table = Table.create();
  }

  static StoredTable of(Table table) {
    String name = table.name();
    TableSnapshot snapshot = new TableSnapshot(table);
    return new StoredTable(() -> snapshot.table(name));
  }

  /** The table, made when it is first asked for. */
  synchronized Table table() {
    if (!isMade) {
      table = values.get();
      isMade = true;
    }
    return table;
  }
}
