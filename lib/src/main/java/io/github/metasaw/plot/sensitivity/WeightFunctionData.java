package io.github.metasaw.plot.sensitivity;

import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.freq.selection.SelectionFit;
import io.github.metasaw.freq.selection.SelectionType;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * A weight function with its pointwise interval, on a grid.
 *
 * @param title heading
 * @param axis what runs to the right
 * @param isOfEffects whether the axis shows the effect of a study, not its p value
 * @param at grid of p values, or of effects, ascending [n]
 * @param weight relative to a weight of 1 [n]
 * @param lower end of the interval [n]
 * @param upper end of the interval [n]
 * @param rug p values or effects of the studies [k]; empty if they are not shown
 * @param level probability of the interval
 */
record WeightFunctionData(
    String title,
    String axis,
    boolean isOfEffects,
    double[] at,
    double[] weight,
    double[] lower,
    double[] upper,
    double[] rug,
    double level) {

  private static final int POINTS = 200;

  /** On either side of a jump. */
  private static final double BESIDE = 1e-9;

  /** Index of the row of the first weight in the summary of a model average, after mu and tau. */
  private static final int FIRST_WEIGHT = 2;

  static WeightFunctionData of(SelectionFit fit) {
    SelectionType type = fit.settings().type();
    double[] rug = type.isTruncation() ? fit.studies().yi() : fit.pValues();
    double[] grid = type.isTruncation() ? effects(fit, rug) : pValues(fit);
    Table table = fit.weights(grid);
    return new WeightFunctionData(
        "Selection: " + type.label(),
        type.isTruncation()
            ? "Effect of a study"
            : "p value of a study (favoured: " + fit.settings().alternative().label() + ")",
        type.isTruncation(),
        grid,
        table.doubleColumn("weight").asDoubleArray(),
        table.doubleColumn("lower").asDoubleArray(),
        table.doubleColumn("upper").asDoubleArray(),
        rug,
        fit.level());
  }

  /** The posterior means and intervals of the weights, averaged over models. */
  static WeightFunctionData of(RobmaFit fit) {
    double[] steps = fit.posterior().steps();
    if (steps.length == 0) {
      throw MetaException.of(
          "these models have no selection by p values; average over the ensemble psma or 2w");
    }
    Table summary = fit.summary();
    double[] at = new double[2 * steps.length + 2];
    double[] weight = new double[at.length];
    double[] lower = new double[at.length];
    double[] upper = new double[at.length];
    for (int j = 0; j <= steps.length; j++) {
      double from = j == 0 ? 0 : steps[j - 1];
      double to = j == steps.length ? 1 : steps[j];
      int row = FIRST_WEIGHT + j;
      for (int end : new int[] {2 * j, 2 * j + 1}) {
        at[end] = end % 2 == 1 ? to : from + (j == 0 ? 0 : BESIDE);
        weight[end] = summary.doubleColumn("mean").getDouble(row);
        lower[end] = summary.doubleColumn("lower").getDouble(row);
        upper[end] = summary.doubleColumn("upper").getDouble(row);
      }
    }
    return new WeightFunctionData(
        "Selection, averaged over %d models".formatted(fit.posterior().models().size()),
        "one-sided p value of a study (favoured: %s effects)"
            .formatted(fit.settings().direction().label()),
        false,
        at,
        weight,
        lower,
        upper,
        new double[0],
        fit.level());
  }

  private static double[] pValues(SelectionFit fit) {
    DoubleStream even =
        IntStream.rangeClosed(0, POINTS).mapToDouble(i -> 0.001 + 0.998 * i / POINTS);
    DoubleStream low = IntStream.range(1, 10).mapToDouble(i -> 0.001 * i);
    DoubleStream jumps =
        Arrays.stream(fit.weightFunction().steps())
            .filter(step -> step < 1)
            .flatMap(step -> DoubleStream.of(step, step + BESIDE));
    return DoubleStream.concat(DoubleStream.concat(even, low), jumps).sorted().distinct().toArray();
  }

  private static double[] effects(SelectionFit fit, double... effects) {
    double low = Arrays.stream(effects).min().orElse(0);
    double high = Arrays.stream(effects).max().orElse(1);
    double cut = fit.cutPoint();
    double least = Math.min(low, cut) - 0.05 * (high - low);
    double most = Math.max(high, cut) + 0.05 * (high - low);
    double gap = BESIDE * (most - least);
    return new double[] {least, cut - gap, cut + gap, most};
  }

  /** The largest weight in sight: weights near p = 0 and 1 may be infinite. */
  double highest() {
    double most = 1;
    for (int i = 0; i < at.length; i++) {
      boolean isInside = isOfEffects || (at[i] >= 0.005 && at[i] <= 0.995);
      most = isInside ? Math.max(most, weight[i]) : most;
    }
    return most;
  }

  /** One row per point of the curve, with its interval, and one per study. */
  Table table() {
    DrawnTable rows =
        DrawnTable.of(
            "weight function", List.of("layer"), List.of("at", "weight", "lower", "upper"));
    for (int i = 0; i < at.length; i++) {
      rows.row(List.of("weight"), at[i], weight[i], lower[i], upper[i]);
    }
    for (double each : rug) {
      rows.row(List.of("study"), each, Double.NaN, Double.NaN, Double.NaN);
    }
    return rows.table();
  }
}
