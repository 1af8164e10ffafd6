package io.github.metasaw.freq;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The analysis as the studies come in, one more a row; metafor's {@code cumul}. */
final class Cumulative {

  private Cumulative() {}

  /** In the order {@code order} of the rows. */
  static Table table(Rows rows, Studies studies, int[] order) {
    int k = order.length;
    SummaryColumns summaries = new SummaryColumns(k);
    StringColumn study = StringColumn.create("study");
    IntColumn count = IntColumn.create("k");
    for (int n = 1; n <= k; n++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted");
      }
      summaries.set(n - 1, rows.only(Arrays.copyOf(order, n)));
      study.append(studies.labels().get(order[n - 1]));
      count.append(n);
    }
    Table table = Table.create("cumulative", study, count);
    summaries.columns().forEach(table::addColumns);
    return table;
  }

  /** The rows in ascending order of a column, ties in the order of the table. */
  static int[] order(Studies studies, String by) {
    Table table = studies.table();
    if (table.columnNames().stream().noneMatch(name -> name.equalsIgnoreCase(by))) {
      throw MetaException.unknown("column", by, "in " + studies.name(), table.columnNames());
    }
    Column<?> column = table.column(by);
    for (int i = 0; i < column.size(); i++) {
      if (column.isMissing(i)) {
        throw MetaException.of(
            "the order by '%s' is not known: it is missing for %s"
                .formatted(by, studies.rowName(i)));
      }
    }
    return IntStream.range(0, studies.k())
        .boxed()
        .sorted(comparator(column))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static <T> Comparator<Integer> comparator(Column<T> column) {
    return (a, b) -> column.compare(column.get(a), column.get(b));
  }
}
