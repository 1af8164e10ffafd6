package io.github.metasaw.freq;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.parallel.Interrupts;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The same model on other studies, one solution per row: without each in turn (metafor's {@code
 * leave1out}), and as they come in (metafor's {@code cumul}). With moderators estimate and test
 * speak of the first coefficient, which the column term names. A row that cannot be fitted is
 * missing.
 */
final class StudyTables {

  private static final List<String> COLUMNS =
      List.of("estimate", "se", "statistic", "p", "lower", "upper", "Q", "Qp", "tau2", "I2", "H2");

  private final double[][] values;
  private final WaldTable.Critical critical;

  private StudyTables(int rows, double level) {
    this.values = new double[COLUMNS.size()][rows];
    this.critical = new WaldTable.Critical(level);
    for (double[] column : values) {
      Arrays.fill(column, Double.NaN);
    }
  }

  static Table leaveOneOut(ModelFit fit) {
    int k = fit.studies().k();
    StudyTables rows = new StudyTables(k, fit.level());
    DeletionFits deletions = fit.solver().deletions();
    for (int i = 0; i < k; i++) {
      Interrupts.check();
      rows.set(i, deletions.without(i));
    }
    StringColumn study = StringColumn.create("study", fit.studies().labels());
    return rows.addTo(named(fit, Table.create("leave one out", study)));
  }

  /** In the order {@code order} of the rows. */
  static Table cumulative(ModelFit fit, int[] order) {
    int k = order.length;
    StudyTables rows = new StudyTables(k, fit.level());
    for (int n = 1; n <= k; n++) {
      Interrupts.check();
      rows.set(n - 1, fit.solver().only(Arrays.copyOf(order, n)));
    }
    List<String> labels = fit.studies().labels();
    Table table =
        Table.create(
            "cumulative",
            StringColumn.create("study", IntStream.of(order).mapToObj(labels::get).toList()),
            IntColumn.create("k", IntStream.rangeClosed(1, k).toArray()));
    return rows.addTo(named(fit, table));
  }

  /** With moderators, the coefficient that estimate and test are of. */
  private static Table named(ModelFit fit, Table table) {
    if (!fit.design().isInterceptOnly()) {
      StringColumn term = StringColumn.create("term");
      for (int i = 0; i < table.rowCount(); i++) {
        term.append(fit.parameter(0).name());
      }
      table.addColumns(term);
    }
    return table;
  }

  private void set(int row, @Nullable Solved fit) {
    if (fit == null) {
      return;
    }
    double estimate = fit.estimate(0);
    double se = fit.se(0);
    double half = critical.at(fit.testDf()) * se;
    values[0][row] = estimate;
    values[1][row] = se;
    values[2][row] = estimate / se;
    values[3][row] = Reference.twoSided(estimate / se, fit.testDf());
    values[4][row] = estimate - half;
    values[5][row] = estimate + half;
    values[6][row] = fit.q();
    values[7][row] = HeterogeneityStatistics.tail(fit.q(), fit.df());
    values[8][row] = fit.tau2();
    values[9][row] = fit.i2();
    values[10][row] = fit.h2();
  }

  private Table addTo(Table table) {
    for (int j = 0; j < values.length; j++) {
      table.addColumns(DoubleColumn.create(COLUMNS.get(j), values[j]));
    }
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
