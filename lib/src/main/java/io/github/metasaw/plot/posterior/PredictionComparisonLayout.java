package io.github.metasaw.plot.posterior;

import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
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
 * Places the densities of mu and of a next study's effect, and below on the same axis their
 * intervals, the studies' own effects and their estimates.
 */
final class PredictionComparisonLayout {

  private static final double WIDTH = 720;
  private static final double LEFT = 210;
  private static final double RIGHT = WIDTH - 18;
  private static final double FIELD = 10 * Panel.LINE;
  private static final double ROW = 2.5 * Panel.LINE;
  private static final Stroke MU = Stroke.solid(Theme.ACCENT, 1.8);
  private static final Stroke NEXT = Stroke.solid(Theme.WARM, 1.8);

  private final PredictionComparison data;
  private final EffectName name;
  private final Transformation scale;
  private final Axis x;
  private final List<Mark> marks = new ArrayList<>();

  private PredictionComparisonLayout(
      PredictionComparison data, EffectName name, Transformation scale) {
    this.data = data;
    this.name = name;
    this.scale = scale;
    this.x = new Axis(data.shown().lower(), data.shown().upper(), LEFT, RIGHT, scale);
  }

  static Scene draw(PredictionComparison data, EffectName name, Transformation scale) {
    return new PredictionComparisonLayout(data, name, scale).scene();
  }

  private Scene scene() {
    Legend legend = new Legend().line("mean effect, mu", MU, "•");
    legend.line("next study's effect", NEXT, "·");
    double top = Panel.below(legend.draw(LEFT, RIGHT, Panel.LINE + 2, marks), 1);
    double highest = Math.max(data.next().density().highest(), data.mu().density().highest());
    Panel densities = new Panel(x, new Axis(0, 1.05 * highest, top + FIELD, top), marks);
    densities.curve(data.next().density(), NEXT, "·");
    densities.curve(data.mu().density(), MU, "•");
    densities.left();
    double below = top + FIELD + 4 * ROW + Panel.LINE;
    String percent = Digits.percent(data.level());
    interval("Mean effect, " + percent, data.mu(), MU, top + FIELD + 0.5 * ROW + 4);
    interval("Next study, " + percent, data.next(), NEXT, top + FIELD + 1.5 * ROW + 4);
    points(
        "Studies, " + data.predictor(), data.effects(), Theme.GREEN, top + FIELD + 2.5 * ROW + 4);
    points("Studies, estimates", data.estimates(), Theme.WHITE, top + FIELD + 3.5 * ROW + 4);
    Panel axis = new Panel(x, new Axis(0, 1, below, top), marks);
    axis.bottom(name.axis(scale));
    return new Scene(
        WIDTH,
        below + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Mean effect, next study and spread of the effects",
        words(percent),
        marks);
  }

  private void interval(
      String name, PredictionComparison.PredictedEffect effect, Stroke stroke, double y) {
    label(name, y, words(effect));
    Interval interval = effect.interval();
    marks.add(
        new Mark.Line(x.clipped(interval.lower()), y, x.clipped(interval.upper()), y, stroke));
    Stroke edge = Stroke.solid(Theme.WHITE, 0.8);
    marks.add(new Mark.Circle(x.clipped(effect.median()), y, 4, stroke.colour(), edge));
  }

  /** A circle a study; those beyond the axis stand at its ends as arrows. */
  private void points(String name, List<Double> values, String fill, double y) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
      if (value >= x.low() && value <= x.high()) {
        Stroke edge = Stroke.solid(fill.equals(Theme.WHITE) ? Theme.INK : Theme.WHITE, 0.8);
        marks.add(new Mark.Circle(x.pixel(value), y, 3.6, fill, edge));
      }
    }
    if (low < x.low()) {
      Panel.arrow(x.from(), y, 1, Theme.INK, marks);
    }
    if (high > x.high()) {
      Panel.arrow(x.to(), y, -1, Theme.INK, marks);
    }
    label(name, y, Digits.significant(low, scale) + " to " + Digits.significant(high, scale));
  }

  private void label(String name, double y, String numbers) {
    text(y - 3, name, Theme.INK);
    text(y - 3 + Panel.LINE, numbers, Theme.MUTED);
  }

  private void text(double y, String text, String colour) {
    marks.add(new Mark.Text(14, y, text, Panel.SIZE, false, Anchor.START, colour, text));
  }

  private String words(PredictionComparison.PredictedEffect effect) {
    return "%s [%s, %s]"
        .formatted(
            Digits.significant(effect.median(), scale),
            Digits.significant(effect.interval().lower(), scale),
            Digits.significant(effect.interval().upper(), scale));
  }

  private String words(String percent) {
    return "Mean effect %s, next study's effect %s, %s intervals; the interval of the mean tells how well the mean is known, not how much studies differ."
        .formatted(words(data.mu()), words(data.next()), percent);
  }
}
