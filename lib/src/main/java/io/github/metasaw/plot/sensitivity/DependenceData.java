package io.github.metasaw.plot.sensitivity;

import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.VarianceSource;
import io.github.metasaw.freq.sensitivity.DependenceSensitivity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * What the figure of a sensitivity to rho shows.
 *
 * @param setting clusters, confidence and measure
 * @param rho assumed correlations [n]
 * @param effects one panel per coefficient of the mean
 * @param sources what the heterogeneity is made of, one line each
 * @param i2 proportions [n]
 */
record DependenceData(
    Setting setting,
    double[] rho,
    List<EffectByRho> effects,
    List<SourceByRho> sources,
    double[] i2) {

  /** No more coefficients than this have panels. */
  private static final int MAX_EFFECTS = 5;

  /**
   * What all panels share.
   *
   * @param cluster column of clusters
   * @param level confidence of the intervals
   * @param effect what a pooled effect is called
   */
  record Setting(String cluster, double level, EffectName effect) {}

  /**
   * A coefficient of the mean with its intervals.
   *
   * @param term its name; empty for the pooled effect
   * @param estimate [n]
   * @param lower cluster-robust bounds [n]
   * @param upper cluster-robust bounds [n]
   * @param modelLower bounds by the model [n]
   * @param modelUpper bounds by the model [n]
   */
  record EffectByRho(
      String term,
      double[] estimate,
      double[] lower,
      double[] upper,
      double[] modelLower,
      double[] modelUpper) {}

  /**
   * A source of heterogeneity.
   *
   * @param name sigma, or a group
   * @param isOfRows whether it is the SD of rows
   * @param sd standard deviations [n]
   */
  record SourceByRho(String name, boolean isOfRows, double[] sd) {}

  static DependenceData of(DependenceSensitivity sensitivity) {
    FrequentistFit first = sensitivity.fits().get(0);
    Table table = sensitivity.table();
    int n = sensitivity.rho().size();
    int p = table.rowCount() / n;
    List<EffectByRho> effects = new ArrayList<>();
    for (int j = 0; j < Math.min(p, MAX_EFFECTS); j++) {
      boolean isPooled = first.design().isInterceptOnly();
      effects.add(
          new EffectByRho(
              isPooled ? "" : table.stringColumn("term").get(j),
              column(table, "estimate", j, p),
              column(table, "robustLower", j, p),
              column(table, "robustUpper", j, p),
              column(table, "lower", j, p),
              column(table, "upper", j, p)));
    }
    List<SourceByRho> sources =
        first.varianceSources().stream().map(source -> source(source, table, p)).toList();
    double[] rho = sensitivity.rho().stream().mapToDouble(Double::doubleValue).toArray();
    return new DependenceData(
        new Setting(
            sensitivity.cluster(), first.level(), new EffectName("", first.studies().measure())),
        rho,
        effects,
        sources,
        column(table, "I2", 0, p));
  }

  private static SourceByRho source(VarianceSource source, Table table, int p) {
    double[] variances = column(table, DependenceSensitivity.column(source), 0, p);
    return new SourceByRho(
        source.name(), source.isOfRows(), Arrays.stream(variances).map(Math::sqrt).toArray());
  }

  /** Every p-th row. */
  private static double[] column(Table table, String name, int from, int p) {
    double[] all = table.doubleColumn(name).asDoubleArray();
    double[] own = new double[all.length / p];
    Arrays.setAll(own, i -> all[i * p + from]);
    return own;
  }
}
