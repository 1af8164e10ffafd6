package io.github.metasaw.data.reshape;

import io.github.metasaw.data.EffectColumn;
import io.github.metasaw.data.EffectOrigin;
import io.github.metasaw.data.column.CellText;
import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * One effect size per study where studies have several: averages that count correlated sampling
 * errors. Within a study all sampling errors have the correlation rho. Immutable; {@code with}
 * returns a copy. R: metafor's {@code aggregate} of {@code escalc} with {@code struct="CS"}.
 */
public final class Aggregation {

  private final Table table;
  private final String cluster;
  private final double rho;
  private final boolean isWeighted;
  private final String yi;
  private final String vi;

  private Aggregation(
      Table table, String cluster, double rho, boolean isWeighted, String[] effects) {
    this.table = table;
    this.cluster = cluster;
    this.rho = rho;
    this.isWeighted = isWeighted;
    this.yi = effects[0];
    this.vi = effects[1];
  }

  /**
   * An aggregation.
   *
   * @param table with columns {@code yi} and {@code vi}
   * @param cluster column of studies
   * @param rho correlation of the sampling errors of a study, above -1 and below 1; 0 for
   *     independent ones
   * @return the aggregation
   * @throws MetaException if rho is no correlation, or a column does not exist
   */
  public static Aggregation of(Table table, String cluster, double rho) {
    if (!(rho > -1 && rho < 1)) {
      throw MetaException.of("rho must lie between -1 and 1, but is " + rho);
    }
    return new Aggregation(table, cluster, rho, true, new String[] {"yi", "vi"});
  }

  /**
   * Whether estimates have the weights of generalised least squares; else each of a study counts
   * the same.
   *
   * @param weighted whether they have
   * @return a copy
   */
  public Aggregation withWeights(boolean weighted) {
    return new Aggregation(table, cluster, rho, weighted, new String[] {yi, vi});
  }

  /**
   * Other columns of effect sizes.
   *
   * @param estimates in place of {@code yi}
   * @param variances in place of {@code vi}
   * @return a copy
   */
  public Aggregation withNames(String estimates, String variances) {
    return new Aggregation(table, cluster, rho, isWeighted, new String[] {estimates, variances});
  }

  /**
   * Aggregates. Rows without an estimate or variance are left out; other numbers are averaged, of
   * other columns the most frequent value is kept, the first among equals.
   *
   * @return one row per study, in the order of their first rows
   * @throws MetaException if a column does not exist, or rho is too small for so many estimates
   */
  public Table table() {
    for (String name : List.of(cluster, yi, vi)) {
      if (!table.containsColumn(name)) {
        throw MetaException.unknown("column", name, "in " + table.name(), table.columnNames());
      }
    }
    Map<String, List<Integer>> clusters = clusters();
    List<double[]> effects = new ArrayList<>();
    clusters.forEach((name, rows) -> effects.add(effect(name, rows)));
    Table result = Table.create(table.name());
    for (Column<?> column : table.columns()) {
      if (column.name().equalsIgnoreCase(yi)) {
        result.addColumns(estimates(column, effects));
      } else if (column.name().equalsIgnoreCase(vi)) {
        result.addColumns(
            DoubleColumn.create(column.name(), effects.stream().mapToDouble(e -> e[1]).toArray()));
      } else {
        result.addColumns(aggregated(column, clusters));
      }
    }
    return result;
  }

  private static DoubleColumn estimates(Column<?> column, List<double[]> effects) {
    double[] values = effects.stream().mapToDouble(e -> e[0]).toArray();
    EffectOrigin origin = column instanceof EffectColumn known ? known.origin() : null;
    return origin == null
        ? DoubleColumn.create(column.name(), values)
        : EffectColumn.of(
            column.name(), values, new EffectOrigin(origin.measure(), Map.of(), origin.options()));
  }

  private Map<String, List<Integer>> clusters() {
    Column<?> column = table.column(cluster);
    NumericColumn<?> y = table.numberColumn(yi);
    NumericColumn<?> v = table.numberColumn(vi);
    Map<String, List<Integer>> clusters = new LinkedHashMap<>();
    for (int i = 0; i < table.rowCount(); i++) {
      List<Integer> rows =
          clusters.computeIfAbsent(CellText.text(column, i), name -> new ArrayList<>());
      if (!y.isMissing(i) && !v.isMissing(i)) {
        rows.add(i);
      }
    }
    clusters.values().removeIf(List::isEmpty);
    return clusters;
  }

  /**
   * Estimate and variance of a study, from V = D (rho 11' + (1 - rho) I) D with the SDs D: its
   * inverse is known in closed form.
   */
  private double[] effect(String name, List<Integer> rows) {
    int n = rows.size();
    double denominator = 1 + (n - 1) * rho;
    if (!(denominator > 0)) {
      throw MetaException.of(
          "%d estimates of '%s' cannot all have the correlation %s".formatted(n, name, rho));
    }
    double[] y = new double[n];
    double[] se = new double[n];
    for (int i = 0; i < n; i++) {
      y[i] = table.numberColumn(yi).getDouble(rows.get(i));
      se[i] = Math.sqrt(table.numberColumn(vi).getDouble(rows.get(i)));
    }
    return isWeighted ? weighted(y, se, denominator) : unweighted(y, se);
  }

  private double[] weighted(double[] y, double[] se, double denominator) {
    double sum = 0;
    for (double s : se) {
      sum += 1 / s;
    }
    double total = 0;
    double weightedSum = 0;
    for (int i = 0; i < y.length; i++) {
      double weight = (1 / se[i] - rho / denominator * sum) / (se[i] * (1 - rho));
      total += weight;
      weightedSum += weight * y[i];
    }
    return new double[] {weightedSum / total, 1 / total};
  }

  private double[] unweighted(double[] y, double[] se) {
    double mean = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < y.length; i++) {
      mean += y[i] / y.length;
      sum += se[i];
      squares += se[i] * se[i];
    }
    double variance = (rho * sum * sum + (1 - rho) * squares) / (y.length * y.length);
    return new double[] {mean, variance};
  }

  private Column<?> aggregated(Column<?> column, Map<String, List<Integer>> clusters) {
    boolean isNumber = column instanceof NumericColumn<?> || column instanceof BooleanColumn;
    if (isNumber && !column.name().equalsIgnoreCase(cluster)) {
      DoubleColumn means = DoubleColumn.create(column.name());
      for (List<Integer> rows : clusters.values()) {
        means.append(
            rows.stream()
                .filter(row -> !column.isMissing(row))
                .mapToDouble(row -> number(column, row))
                .average()
                .orElse(Double.NaN));
      }
      return means;
    }
    int[] first = clusters.values().stream().mapToInt(rows -> mostFrequent(column, rows)).toArray();
    return column.subset(first);
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
