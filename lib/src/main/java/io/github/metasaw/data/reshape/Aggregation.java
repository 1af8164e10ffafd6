package io.github.metasaw.data.reshape;

import io.github.metasaw.data.EffectColumn;
import io.github.metasaw.data.EffectOrigin;
import io.github.metasaw.data.column.CellText;
import io.github.metasaw.data.covariance.Dependence;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.linalg.Cholesky;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * One effect size per study where studies have several, with correlated sampling errors. With V the
 * covariance of a study's errors, the estimate is 1'W y / 1'W 1, where W is the inverse of V, and
 * its variance is 1 / 1'W 1; without weights it is the mean, with variance 1'V 1 / n^2. Immutable;
 * {@code with} returns a copy.
 *
 * <p>R: metafor's {@code aggregate} of {@code escalc}. Its {@code struct} is a {@link Dependence}:
 * {@code rho(0)} for ID, {@code rho(r)} for CS, {@code time(column, phi)} for CAR, {@code
 * rho(r).fadingTime(column, phi)} for CS+CAR, {@code obs(column, r).time(column, phi)} for CS*CAR.
 */
public final class Aggregation {

  private final Table table;
  private final Names names;
  private final Errors errors;
  private final boolean isWeighted;
  private final boolean isCounted;

  /** Columns of studies, estimates and variances. */
  private record Names(String cluster, String yi, String vi) {}

  /** How sampling errors are correlated: by a rule, unless V is given. */
  private record Errors(Dependence dependence, @Nullable KnownV v) {}

  /** A study: its rows, estimate and variance. */
  private record Aggregate(List<Integer> rows, double yi, double vi) {}

  private Aggregation(
      Table table, Names names, Errors errors, boolean isWeighted, boolean isCounted) {
    this.table = table;
    this.names = names;
    this.errors = errors;
    this.isWeighted = isWeighted;
    this.isCounted = isCounted;
  }

  /**
   * Any two estimates of a study have the same correlation of sampling errors.
   *
   * @param table with columns {@code yi} and {@code vi}
   * @param cluster column of studies
   * @param rho correlation of the sampling errors of a study, above -1 and below 1; 0 for
   *     independent ones
   * @return the aggregation
   * @throws MetaException if rho is no correlation
   */
  public static Aggregation of(Table table, String cluster, double rho) {
    if (!(rho > -1 && rho < 1)) {
      throw MetaException.of("rho must lie between -1 and 1, but is " + CellText.number(rho));
    }
    return of(table, cluster, Dependence.of().rho(rho));
  }

  /**
   * Estimates of a study are correlated as outcomes, times and shared groups say.
   *
   * @param table with columns {@code yi} and {@code vi}
   * @param cluster column of studies
   * @param dependence how sampling errors of a study are correlated
   * @return the aggregation
   */
  public static Aggregation of(Table table, String cluster, Dependence dependence) {
    return new Aggregation(
        table, new Names(cluster, "yi", "vi"), new Errors(dependence, null), true, false);
  }

  /**
   * The covariance of the sampling errors is given, and {@code vi} is not read.
   *
   * @param table with columns {@code yi} and {@code vi}
   * @param cluster column of studies
   * @param v covariances [rows of the table x rows of the table], 0 between studies
   * @return the aggregation
   * @throws MetaException if V has another number of rows than the table
   */
  public static Aggregation of(Table table, String cluster, KnownV v) {
    if (v.size() != table.rowCount()) {
      throw MetaException.of(
          "V has %d rows, but %s has %d"
              .formatted(
                  v.size(), table.name() == null ? "the table" : table.name(), table.rowCount()));
    }
    return new Aggregation(
        table, new Names(cluster, "yi", "vi"), new Errors(Dependence.of(), v), true, false);
  }

  /**
   * Whether estimates have the weights of generalised least squares; else each of a study counts
   * the same.
   *
   * @param weighted whether they have
   * @return a copy
   */
  public Aggregation withWeights(boolean weighted) {
    return new Aggregation(table, names, errors, weighted, isCounted);
  }

  /**
   * Other columns of effect sizes.
   *
   * @param estimates in place of {@code yi}
   * @param variances in place of {@code vi}
   * @return a copy
   */
  public Aggregation withNames(String estimates, String variances) {
    Names other = new Names(names.cluster, estimates, variances);
    return new Aggregation(table, other, errors, isWeighted, isCounted);
  }

  /**
   * Whether a column {@code ki} says how many estimates a study has. R: {@code addk}.
   *
   * @param counted whether it does
   * @return a copy
   */
  public Aggregation withCounts(boolean counted) {
    return new Aggregation(table, names, errors, isWeighted, counted);
  }

  /**
   * Aggregates. Rows without an estimate or variance are left out; other numbers are averaged, of
   * other columns the most frequent value is kept, the first among equals.
   *
   * @return one row per study, in the order of their first rows
   * @throws MetaException if a column does not exist, V correlates estimates of different studies,
   *     or the covariance of a study is not positive definite
   */
  public Table table() {
    for (String name : List.of(names.cluster, names.yi, names.vi)) {
      if (!table.containsColumn(name)) {
        throw MetaException.unknown("column", name, "in " + table.name(), table.columnNames());
      }
    }
    List<Aggregate> studies = aggregates();
    Table result = Table.create(table.name());
    for (Column<?> column : table.columns()) {
      if (column.name().equalsIgnoreCase(names.yi)) {
        result.addColumns(estimates(column, studies));
      } else if (column.name().equalsIgnoreCase(names.vi)) {
        double[] variances = studies.stream().mapToDouble(Aggregate::vi).toArray();
        result.addColumns(DoubleColumn.create(column.name(), variances));
      } else {
        result.addColumns(aggregated(column, studies));
      }
    }
    if (isCounted) {
      int[] counts = studies.stream().mapToInt(study -> study.rows.size()).toArray();
      String name = result.containsColumn("ki") ? "ki 2" : "ki";
      result.addColumns(IntColumn.create(name, counts));
    }
    return result;
  }

  private static DoubleColumn estimates(Column<?> column, List<Aggregate> studies) {
    double[] values = studies.stream().mapToDouble(Aggregate::yi).toArray();
    EffectOrigin origin = column instanceof EffectColumn known ? known.origin() : null;
    return origin == null
        ? DoubleColumn.create(column.name(), values)
        : EffectColumn.of(
            column.name(), values, new EffectOrigin(origin.measure(), Map.of(), origin.options()));
  }

  private List<Aggregate> aggregates() {
    KnownV v = errors.v;
    KnownV known = v == null ? KnownV.blocks(table, names.vi, names.cluster, errors.dependence) : v;
    Map<String, List<Integer>> clusters = clusters(known);
    refuseOthers(known, clusters);
    List<Aggregate> aggregates = new ArrayList<>();
    clusters.forEach((name, rows) -> aggregates.add(aggregate(name, rows, known)));
    return aggregates;
  }

  private Map<String, List<Integer>> clusters(KnownV known) {
    Column<?> column = table.column(names.cluster);
    NumericColumn<?> y = table.numberColumn(names.yi);
    double[] variances = known.variances();
    Map<String, List<Integer>> clusters = new LinkedHashMap<>();
    for (int i = 0; i < table.rowCount(); i++) {
      if (!y.isMissing(i) && !Double.isNaN(variances[i])) {
        clusters.computeIfAbsent(CellText.text(column, i), name -> new ArrayList<>()).add(i);
      }
    }
    return clusters;
  }

  /** Aggregates of studies whose estimates have common errors would be taken for independent. */
  private void refuseOthers(KnownV known, Map<String, List<Integer>> clusters) {
    String[] study = new String[table.rowCount()];
    clusters.forEach((name, rows) -> rows.forEach(row -> study[row] = name));
    known
        .correlations()
        .forEach(
            (i, j, correlation) -> {
              if (correlation != 0
                  && study[i] != null
                  && study[j] != null
                  && !study[i].equals(study[j])) {
                throw MetaException.of(
                    "V correlates row %d of '%s' with row %d of '%s'; estimates of different studies cannot be aggregated by study"
                        .formatted(i + 1, study[i], j + 1, study[j]));
              }
            });
  }

  private Aggregate aggregate(String name, List<Integer> rows, KnownV known) {
    int n = rows.size();
    double[] v = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        v[i * n + j] = known.get(rows.get(i), rows.get(j));
      }
    }
    Cholesky factor = Cholesky.ofSize(n);
    if (!factor.factor(v)) {
      throw MetaException.of(
          "the sampling errors of the %d estimates of '%s' cannot have such correlations: their covariance is not positive definite"
              .formatted(n, name));
    }
    double[] weights = new double[n];
    Arrays.fill(weights, 1);
    if (isWeighted) {
      factor.solve(weights);
    }
    double total = Arrays.stream(weights).sum();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += weights[i] * table.numberColumn(names.yi).getDouble(rows.get(i));
    }
    double variance = isWeighted ? 1 / total : Arrays.stream(v).sum() / ((double) n * n);
    return new Aggregate(rows, sum / total, variance);
  }

  private Column<?> aggregated(Column<?> column, List<Aggregate> studies) {
    boolean isNumber = column instanceof NumericColumn<?> || column instanceof BooleanColumn;
    if (isNumber && !column.name().equalsIgnoreCase(names.cluster)) {
      DoubleColumn means = DoubleColumn.create(column.name());
      for (Aggregate study : studies) {
        means.append(
            study.rows.stream()
                .filter(row -> !column.isMissing(row))
                .mapToDouble(row -> number(column, row))
                .average()
                .orElse(Double.NaN));
      }
      return means;
    }
    return column.subset(
        studies.stream().mapToInt(study -> mostFrequent(column, study.rows)).toArray());
  }

  private static double number(Column<?> column, int row) {
    return column instanceof BooleanColumn logical
        ? logical.get(row) ? 1 : 0
        : ((NumericColumn<?>) column).getDouble(row);
  }

  private static int mostFrequent(Column<?> column, List<Integer> rows) {
    Map<String, List<Integer>> values = new LinkedHashMap<>();
    for (int row : rows) {
      values.computeIfAbsent(CellText.text(column, row), v -> new ArrayList<>()).add(row);
    }
    List<Integer> best = rows.subList(0, 1);
    int most = 0;
    for (List<Integer> same : values.values()) {
      if (same.size() > most) {
        most = same.size();
        best = same;
      }
    }
    return best.get(0);
  }
}
