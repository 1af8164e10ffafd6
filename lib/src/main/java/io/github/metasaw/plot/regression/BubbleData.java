package io.github.metasaw.plot.regression;

import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.plot.scene.DrawnTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * What a bubble plot of a meta-regression shows.
 *
 * @param moderator name of the horizontal axis
 * @param name of the vertical axis
 * @param points one a row
 * @param lines one a level, or a single one without a name
 */
record BubbleData(
    String moderator, EffectName name, List<Bubble> points, List<RegressionLine> lines) {

  private static final int STEPS = 60;

  /**
   * A row.
   *
   * @param weight share of the largest weight, 0 to 1
   * @param line index of its line
   */
  record Bubble(double x, double y, double weight, int line) {}

  /** The mean effect along the moderator, with its interval; arrays [steps]. */
  record RegressionLine(String name, double[] x, double[] mean, double[] lower, double[] upper) {}

  BubbleData {
    points = List.copyOf(points);
    lines = List.copyOf(lines);
  }

  /**
   * The plot of a fit; other numeric moderators are held at their means, other factors at their
   * first level.
   *
   * @param by a factor of the mean with a line for each level; null for one line
   */
  static BubbleData of(FrequentistFit fit, String moderator, @Nullable String by) {
    double[] x = fit.studies().numbers(moderator);
    Map<String, List<String>> factors = fit.design().factors();
    List<String> levels = by == null ? List.of("") : factors.getOrDefault(by, List.of());
    if (levels.isEmpty()) {
      throw MetaException.unknown("text moderator", "" + by, "in the mean", factors.keySet());
    }
    double low = Arrays.stream(x).min().orElse(0);
    double high = Arrays.stream(x).max().orElse(1);
    List<RegressionLine> lines = new ArrayList<>();
    for (String level : levels) {
      lines.add(line(fit, moderator, by == null ? Map.of() : Map.of(by, level), low, high, level));
    }
    if (lines.stream().allMatch(line -> Arrays.stream(line.mean()).distinct().count() == 1)) {
      throw MetaException.of(
          "the mean does not depend on %s; write it into the line of the mean, as in yi ~ %s"
              .formatted(moderator, moderator));
    }
    double[] weights = fit.weights();
    double most = Arrays.stream(weights).max().orElse(1);
    double[] yi = fit.studies().yi();
    List<Bubble> points = new ArrayList<>();
    for (int i = 0; i < yi.length; i++) {
      int line = by == null ? 0 : levels.indexOf(fit.studies().table().column(by).getString(i));
      points.add(new Bubble(x[i], yi[i], Math.max(0, weights[i] / most), line));
    }
    return new BubbleData(moderator, new EffectName("", fit.studies().measure()), points, lines);
  }

  private static RegressionLine line(
      FrequentistFit fit,
      String moderator,
      Map<String, String> at,
      double low,
      double high,
      String name) {
    double[] x = new double[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
      x[i] = low + (high - low) * i / STEPS;
    }
    Table predicted = fit.predict(TypicalRows.rows(fit, moderator, x, at));
    return new RegressionLine(
        name,
        x,
        predicted.doubleColumn("estimate").asDoubleArray(),
        predicted.doubleColumn("lower").asDoubleArray(),
        predicted.doubleColumn("upper").asDoubleArray());
  }

  /** A row for each circle, and one for each point of a line with its interval. */
  Table table() {
    DrawnTable rows =
        DrawnTable.of(
            "bubble plot",
            List.of("layer", "line"),
            List.of("moderator", "estimate", "lower", "upper", "relative weight"));
    for (Bubble each : points) {
      String line = each.line() < 0 ? "" : lines.get(each.line()).name();
      rows.row(
          List.of("estimate", line), each.x(), each.y(), Double.NaN, Double.NaN, each.weight());
    }
    for (RegressionLine line : lines) {
      for (int i = 0; i < line.x().length; i++) {
        rows.row(
            List.of("mean", line.name()),
            line.x()[i],
            line.mean()[i],
            line.lower()[i],
            line.upper()[i],
            Double.NaN);
      }
    }
    return rows.table();
  }
}
