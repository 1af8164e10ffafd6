package io.github.metasaw.freq.refit;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.freq.Refittable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The same model on the first study, the first two, and so on; metafor's {@code cumul}. With
 * moderators estimate and test are of the first coefficient, which the column term names. A row
 * that cannot be fitted is missing.
 */
@API(status = API.Status.INTERNAL)
public final class Cumulative {

  private Cumulative() {}

  /**
   * One refit per number of studies.
   *
   * @param fit of all studies
   * @param order the rows as they come in
   * @return study, k, term with moderators, estimate, se, statistic, p, lower, upper, Q, Qp, tau2,
   *     I2, H2
   */
  public static Table compute(Refittable fit, int... order) {
    int k = order.length;
    RefitRows rows = new RefitRows(k, fit);
    RefitLoop.inTurn(k, i -> rows.set(i, fit.refit(DataChange.rows(Arrays.copyOf(order, i + 1)))));
    List<String> labels = fit.studies().labels();
    return rows.addTo(
        Table.create(
            "cumulative",
            StringColumn.create("study", IntStream.of(order).mapToObj(labels::get).toList()),
            IntColumn.create("k", IntStream.rangeClosed(1, k).toArray())));
  }

  /**
   * The rows in ascending order of a column, ties in the order of the table.
   *
   * @param studies with that column
   * @param by its name
   * @return indices of the rows
   * @throws MetaException for a column that does not exist, or misses a value
   */
  public static int[] order(Studies studies, String by) {
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
