package io.github.metasaw.kernel.store;

import io.github.metasaw.data.Lazy;
import io.github.metasaw.data.TableSnapshot;
import tech.tablesaw.api.Table;

/** A table as a magic read it, whatever becomes of the variable later. */
final class StoredTable {

  private final Lazy<Table> table;

  private StoredTable(Lazy<Table> table) {
    this.table = table;
  }

  static StoredTable of(Table table) {
    String name = table.name();
    TableSnapshot snapshot = new TableSnapshot(table);
    return new StoredTable(new Lazy<>(() -> snapshot.table(name)));
  }

  /** The table, made when it is first asked for. */
  Table table() {
    return table.get();
  }
}
