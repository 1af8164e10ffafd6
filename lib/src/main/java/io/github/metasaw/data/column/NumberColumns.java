package io.github.metasaw.data.column;

import java.util.List;
import org.apiguardian.api.API;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Columns of numbers of a table of results. */
@API(status = API.Status.INTERNAL)
public final class NumberColumns {

  private NumberColumns() {}

  /**
   * Adds columns at the end of a table. The caller vouches for the names, as where they are
   * constants: the table's own search for duplicates compares every name with every other in lower
   * case, and costs more than the numbers of a fit.
   *
   * @param table to which the columns are added
   * @param names of the columns, different from one another and from those of the table
   * @param values of the columns [names][rows of the table], copied
   * @return the same table
   */
  public static Table addTo(Table table, List<String> names, double[]... values) {
    for (int j = 0; j < values.length; j++) {
      if (table.columnCount() > 0 && values[j].length != table.rowCount()) {
        throw new IllegalArgumentException(
            "%d values of %s for %d rows"
                .formatted(values[j].length, names.get(j), table.rowCount()));
      }
      table.internalAddWithoutValidation(DoubleColumn.create(names.get(j), values[j]));
    }
    return table;
  }
}
