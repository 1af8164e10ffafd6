package io.github.metasaw.data;

import tech.tablesaw.api.Table;

/**
 * Reads {@link Studies} from a Tablesaw table. Immutable: each setting returns a copy. Columns
 * {@code yi} and one of {@code vi}, {@code sei} found by those names need no setting.
 */
public final class StudyReader {

  private final Table table;

  private StudyReader(Table table) {
    this.table = table;
  }

  /** A reader of {@code table}, which messages call by its own name. */
  public static StudyReader of(Table table) {
    return new StudyReader(table);
  }

  Table table() {
    return table;
  }
}
