package io.github.metasaw.plot.posterior;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Curve;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Histogram;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;

/**
 * Places posterior densities, one panel per variable, two side by side where there are several:
 * median and interval marked, draws as a histogram below the exact curve.
 */
final class DensityLayout {

  static final Stroke MEDIAN = Stroke.solid(Theme.INK, 1.4);
  static final Stroke BOUND = Stroke.dashed(Theme.INK, 1);
  private static final Stroke CURVE = Stroke.solid(Theme.ACCENT, 1.8);
  private static final Stroke BAR = Stroke.solid(Theme.RULE, 0.6);
  private static final double WIDTH = 720;
  private static final double LEFT = 64;
  private static final double MARGIN = 18;

  private final DensityData data;
  private final Transformation scale;
  private final int columns;
  private final double field;
  private final List<Mark> marks = new ArrayList<>();

  private DensityLayout(DensityData data, Transformation scale) {
    this.data = data;
    this.scale = scale;
    this.columns = data.variables().size() > 1 ? 2 : 1;
    this.field = (columns == 1 ? 16 : 9) * Panel.LINE;
  }

  static Scene draw(DensityData data, Transformation scale) {
    return new DensityLayout(data, scale).scene();
  }

  private Scene scene() {
    double top = Panel.below(legend(), 3);
    double block = field + 6 * Panel.LINE;
    int n = data.variables().size();
    for (int i = 0; i < n; i++) {
      double left = (i % columns) * (WIDTH / columns) + LEFT;
      double right = (i % columns + 1) * (WIDTH / columns) - MARGIN;
      int line = i / columns;
      panel(data.variables().get(i), left, right, top + line * block);
    }
    int lines = (n + columns - 1) / columns;
    return new Scene(
        WIDTH,
        top + (lines - 1) * block + field + 2 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        n == 1 ? "Posterior of " + data.variables().get(0).name() : "Posterior densities",
        words(),
        marks);
  }

  private double legend() {
    String percent = Digits.percent(data.level()) + " interval";
    Legend legend = new Legend();
    if (data.variables().stream().anyMatch(v -> v.histogram() != null)) {
      legend.swatch("draws", Theme.BAR, "█");
    }
    boolean exact = data.variables().stream().allMatch(DensityData.Variable::exact);
    boolean discrete = data.variables().stream().allMatch(DensityData.Variable::discrete);
    String curve = discrete ? "probability" : exact ? "exact density" : "density of the draws";
    legend.line(curve, CURVE, "·");
    legend.rule("median", MEDIAN).rule(percent, BOUND);
    return legend.draw(LEFT, WIDTH - MARGIN, Panel.LINE + 2, marks);
  }

  private void panel(DensityData.Variable variable, double left, double right, double top) {
    Axis x =
        new Axis(variable.shown().lower(), variable.shown().upper(), left, right, on(variable));
    double high = variable.height() > 0 ? 1.05 * variable.height() : 1;
    Panel panel = new Panel(x, new Axis(0, high, top + field, top), marks);
    Curve curve = variable.curve();
    Interval interval = variable.interval();
    if (variable.histogram() != null) {
      bars(variable.histogram(), panel);
    } else if (!variable.discrete()) {
      panel.area(curve, interval.lower(), interval.upper(), Theme.PALE);
    }
    if (variable.isFixed()) {
      panel.vertical(curve.x(0), curve.y(0), Stroke.solid(Theme.ACCENT, 3));
    } else {
      panel.vertical(interval.lower(), BOUND);
      panel.vertical(interval.upper(), BOUND);
      panel.vertical(variable.median(), MEDIAN);
      panel.curve(curve, CURVE, "·");
    }
    panel.left();
    panel.bottom("");
    panel.heading(on(variable).noted(variable.name()), 3);
    panel.remark(numbers(variable), shortNumbers(variable), 2);
    String name = variable.discrete() ? "Probability" : "Density";
    marks.add(
        new Mark.Text(
            left - LEFT + 10, top - 9, name, Panel.SIZE, false, Anchor.START, Theme.INK, name));
  }

  /** Spreads are not effects, and stay on the scale of the analysis. */
  private Transformation on(DensityData.Variable variable) {
    return variable.isEffect() ? scale : Transformation.IDENTITY;
  }

  private static void bars(Histogram histogram, Panel panel) {
    for (int bin = 0; bin < histogram.counts().length; bin++) {
      panel.bar(
          histogram.from(bin), histogram.from(bin + 1), histogram.density(bin), Theme.BAR, BAR);
    }
  }

  private String numbers(DensityData.Variable variable) {
    if (variable.isFixed()) {
      return "known: "
          + (on(variable).isIdentity()
              ? Digits.plain(variable.median())
              : Digits.significant(variable.median(), scale));
    }
    return "median %s, %s interval %s to %s"
        .formatted(
            Digits.significant(variable.median(), on(variable)),
            Digits.percent(data.level()),
            Digits.significant(variable.interval().lower(), on(variable)),
            Digits.significant(variable.interval().upper(), on(variable)));
  }

  /** The same for a narrow panel, whose key says what the interval is. */
  private String shortNumbers(DensityData.Variable variable) {
    return "median %s (%s to %s)"
        .formatted(
            Digits.significant(variable.median(), on(variable)),
            Digits.significant(variable.interval().lower(), on(variable)),
            Digits.significant(variable.interval().upper(), on(variable)));
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    for (DensityData.Variable variable : data.variables()) {
      words.append(words.isEmpty() ? "" : "; ");
      words.append(variable.name()).append(": ").append(numbers(variable));
    }
    return words.append('.').toString();
  }
}
