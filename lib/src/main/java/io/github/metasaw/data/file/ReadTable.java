package io.github.metasaw.data.file;

import io.github.metasaw.diagnostic.Check;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * A table as it was read of a file or computed, with what there is to remark on it.
 *
 * @param table the rows
 * @param checks what could have been read in another way and how to choose, or what is suspicious
 */
public record ReadTable(Table table, List<Check> checks) {

  public ReadTable {
    checks = List.copyOf(checks);
  }
}
