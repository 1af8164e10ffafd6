package io.github.metasaw.plot.regression;

import io.github.metasaw.data.column.OutcomeColumns;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.VarianceSource;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * The variance of a row by its sources, mean over the rows of each bar.
 *
 * @param sources in words: sampling error, then the sources of heterogeneity
 * @param bars one or more
 */
record VariancesData(List<String> sources, List<VarianceBar> bars) {

  /** What the totals of rows fall into. */
  record VarianceBar(String label, List<Double> variances) {
    VarianceBar {
      variances = List.copyOf(variances);
    }

    double total() {
      return variances.stream().mapToDouble(v -> v).sum();
    }
  }

  VariancesData {
    sources = List.copyOf(sources);
    bars = List.copyOf(bars);
  }

  static VariancesData of(FrequentistFit fit, String by) {
    Map<String, double[]> sources = sources(fit);
    List<VarianceBar> bars = new ArrayList<>();
    rows(fit, by)
        .forEach(
            (label, rows) ->
                bars.add(
                    new VarianceBar(
                        label,
                        sources.values().stream().map(values -> mean(values, rows)).toList())));
    return new VariancesData(List.copyOf(sources.keySet()), bars);
  }

  /** The variance of each row by source; sigma is left out where groups leave none. */
  private static Map<String, double[]> sources(FrequentistFit fit) {
    Table table = fit.variances();
    Map<String, double[]> sources = new LinkedHashMap<>();
    sources.put("sampling error", table.doubleColumn("knownVariance").asDoubleArray());
    List<VarianceSource> groups =
        fit.varianceSources().stream().filter(source -> !source.isOfRows()).toList();
    // The groups of two outcomes stand in bars of their own.
    groups.forEach(source -> sources.merge(source.group(), source.byRow(), VariancesData::sum));
    double[] extra = table.doubleColumn("extraVariance").asDoubleArray();
    if (groups.isEmpty() || IntStream.range(0, extra.length).anyMatch(i -> extra[i] > 0)) {
      sources.put("sigma^2", extra);
    }
    return sources;
  }

  private static double[] sum(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] + b[i]).toArray();
  }

  private static double mean(double[] values, List<Integer> rows) {
    return rows.stream().mapToDouble(i -> values[i]).average().orElse(Double.NaN);
  }

  /** The rows of each bar, by its label. */
  private static Map<String, List<Integer>> rows(FrequentistFit fit, String by) {
    int k = fit.studies().k();
    Map<String, List<Integer>> levels =
        by.isEmpty()
            ? Map.of("", IntStream.range(0, k).boxed().toList())
            : fit.studies().groups(by);
    if (!fit.studies().table().columnNames().contains(OutcomeColumns.OUTCOME)) {
      return by.isEmpty() ? Map.of("all rows", levels.get("")) : levels;
    }
    IntColumn outcome = fit.studies().table().intColumn(OutcomeColumns.OUTCOME);
    Map<String, List<Integer>> bars = new LinkedHashMap<>();
    for (int o = 1; o <= 2; o++) {
      int which = o;
      levels.forEach(
          (level, rows) ->
              bars.put(
                  (level.isEmpty() ? "outcome " : level + ", outcome ") + which,
                  rows.stream().filter(i -> outcome.getInt(i) == which).toList()));
    }
    return bars;
  }

  /** A row for each bar and source. */
  Table table() {
    DrawnTable rows = DrawnTable.of("variances", List.of("bar", "source"), List.of("variance"));
    for (VarianceBar bar : bars) {
      for (int i = 0; i < sources.size(); i++) {
        rows.row(List.of(bar.label(), sources.get(i)), bar.variances().get(i));
      }
    }
    return rows.table();
  }
}
