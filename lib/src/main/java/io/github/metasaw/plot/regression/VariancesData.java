package io.github.metasaw.plot.regression;

import io.github.metasaw.data.BivariateLongTable;
import io.github.metasaw.fit.FrequentistFit;
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
public record VariancesData(List<String> sources, List<Bar> bars) {

  /** What the totals of rows fall into. */
  public record Bar(String label, List<Double> variances) {
    public Bar {
      variances = List.copyOf(variances);
    }

    double total() {
      return variances.stream().mapToDouble(v -> v).sum();
    }
  }

  public VariancesData {
    sources = List.copyOf(sources);
    bars = List.copyOf(bars);
  }

  public static VariancesData of(FrequentistFit fit, String by) {
    Map<String, double[]> sources = sources(fit);
    List<Bar> bars = new ArrayList<>();
    rows(fit, by)
        .forEach(
            (label, rows) ->
                bars.add(
                    new Bar(
                        label,
                        sources.values().stream().map(values -> mean(values, rows)).toList())));
    return new VariancesData(List.copyOf(sources.keySet()), bars);
  }

  /** The variance of each row by source; sigma is left out where groups leave none. */
  private static Map<String, double[]> sources(FrequentistFit fit) {
    Table table = fit.variances();
    Map<String, double[]> sources = new LinkedHashMap<>();
    sources.put("sampling error", table.doubleColumn("knownVariance").asDoubleArray());
    List<String> groups =
        table.columnNames().stream().filter(name -> name.startsWith("groupVariance(")).toList();
    for (String name : groups) {
      String group = name.substring("groupVariance(".length(), name.length() - 1);
      double[] values = table.doubleColumn(name).asDoubleArray();
      // The groups of two outcomes stand in bars of their own.
      sources.merge(group.replaceFirst("^mu[12]:", ""), values, VariancesData::sum);
    }
    if (groups.isEmpty() && table.columnNames().contains("groupVariance")) {
      sources.put(group(fit), table.doubleColumn("groupVariance").asDoubleArray());
    }
    double[] extra = table.doubleColumn("extraVariance").asDoubleArray();
    if (groups.isEmpty() || IntStream.range(0, extra.length).anyMatch(i -> extra[i] > 0)) {
      sources.put("sigma^2", extra);
    }
    return sources;
  }

  /** The name of the only group; components also name its effects. */
  private static String group(FrequentistFit fit) {
    List<String> names =
        fit.components().stringColumn("component").asList().stream()
            .filter(name -> !name.matches("sigma[12]?"))
            .map(name -> name.replaceFirst("^mu[12]:", "").replaceFirst(":.*", ""))
            .distinct()
            .toList();
    return names.size() == 1 ? names.get(0) : "groups";
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
    if (!fit.studies().table().columnNames().contains(BivariateLongTable.OUTCOME)) {
      return by.isEmpty() ? Map.of("all rows", levels.get("")) : levels;
    }
    IntColumn outcome = fit.studies().table().intColumn(BivariateLongTable.OUTCOME);
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
}
