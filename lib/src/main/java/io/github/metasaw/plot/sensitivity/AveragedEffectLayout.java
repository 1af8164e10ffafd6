package io.github.metasaw.plot.sensitivity;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.TextWriter;
import io.github.metasaw.plot.scene.Theme;
import io.github.metasaw.plot.sensitivity.AveragedEffectData.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Lays out a model average: one bar per component for its probability, and below them the mean
 * effect with its prior and a spike for the models without an effect.
 */
final class AveragedEffectLayout {

  private static final double LEFT = 24;
  private static final double RIGHT = 548;
  private static final double WIDTH = 572;
  private static final double HEIGHT = 256;

  /**
   * The horizontal positions at which the probability bars begin and end, and at which the numbers
   * beside them end.
   */
  private static final double BARS_LEFT = 144;

  private static final double BARS_RIGHT = 356;
  private static final double POSTERIOR = 450;
  private static final double ROW = 1.5 * Panel.LINE;

  private static final Stroke PRIOR_LINE = Stroke.dashed(Theme.MUTED, 1.4);
  private static final Stroke POSTERIOR_LINE = Stroke.solid(Theme.ACCENT, 2);

  private final AveragedEffectData data;
  private final Transformation scale;
  private final List<Mark> marks = new ArrayList<>();
  private final TextWriter writer = new TextWriter(marks);

  private AveragedEffectLayout(AveragedEffectData data, Transformation scale) {
    this.data = data;
    this.scale = scale;
  }

  static Scene draw(AveragedEffectData data, Transformation scale) {
    return new AveragedEffectLayout(data, scale).scene();
  }

  private Scene scene() {
    Legend legend = new Legend();
    legend.rule("prior", PRIOR_LINE);
    legend.rule("posterior", POSTERIOR_LINE);
    legend.rule("probability that mu = 0 (share of the height)", Stroke.solid(Theme.ACCENT, 5));
    double y = legend.draw(LEFT, RIGHT, 14, marks) + 2 * Panel.LINE;
    y = components(y);
    double top = Panel.below(y, 3);
    effect(top);
    return new Scene(
        WIDTH,
        top + HEIGHT + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Average of %d models".formatted(data.models()),
        words(),
        marks);
  }

  /** Adds one row per component; returns the baseline of the last row. */
  private double components(double baseline) {
    double y = baseline;
    writer.heading(LEFT, y, "Probability of");
    writer.write(POSTERIOR, y, "posterior", true, Anchor.END, Theme.INK, "posterior");
    writer.write(RIGHT, y, "Bayes factor", true, Anchor.END, Theme.INK, "Bayes factor");
    Axis x = new Axis(0, 1, BARS_LEFT, BARS_RIGHT);
    for (Presence each : data.components()) {
      y += ROW;
      double middle = y - 4;
      marks.add(new Mark.Rect(BARS_LEFT, middle - 6, BARS_RIGHT - BARS_LEFT, 12, Theme.ZEBRA, ""));
      double end = x.pixel(each.posterior());
      marks.add(
          new Mark.Bar(
              BARS_LEFT,
              middle - 6,
              end - BARS_LEFT,
              12,
              Theme.ACCENT,
              Stroke.solid(Theme.ACCENT, 0)));
      double prior = x.pixel(each.prior());
      marks.add(new Mark.Line(prior, middle - 9, prior, middle + 9, Stroke.dashed(Theme.INK, 1.4)));
      writer.start(LEFT, y, each.label());
      writer.end(POSTERIOR, y, probability(each.posterior()));
      writer.end(RIGHT, y, factor(each.bayesFactor()));
    }
    return y;
  }

  private void effect(double top) {
    Axis x = new Axis(data.shown().lower(), data.shown().upper(), LEFT + 22, RIGHT, scale);
    double highest = Math.max(data.prior().highest(), data.posterior().highest());
    Panel panel = new Panel(x, new Axis(0, 1.08 * highest, top + HEIGHT, top), marks);
    panel.heading("Mean effect, averaged over the models", 2);
    panel.remark(
        "median %s, %s interval %s to %s"
            .formatted(
                Digits.significant(data.median(), scale),
                Digits.percent(data.level()),
                Digits.significant(data.interval().lower(), scale),
                Digits.significant(data.interval().upper(), scale)),
        1);
    panel.area(data.posterior(), x.low(), x.high(), Theme.PALE);
    panel.curve(data.prior(), PRIOR_LINE, "·");
    panel.curve(data.posterior(), POSTERIOR_LINE, "•");
    double zero = x.pixel(0);
    spike(zero - 4, top, data.priorNull(), Stroke.dashed(Theme.MUTED, 2));
    spike(zero + 4, top, data.posteriorNull(), Stroke.solid(Theme.ACCENT, 5));
    panel.bottom(data.name().axis(scale));
  }

  /** A vertical line whose height is a probability, where 1 is the full height of the panel. */
  private void spike(double x, double top, double probability, Stroke stroke) {
    double bottom = top + HEIGHT;
    marks.add(new Mark.Line(x, bottom, x, bottom - probability * HEIGHT, stroke));
  }

  private static String probability(double value) {
    return value > 0.9995 && value < 1
        ? "> 0.999"
        : value < 0.0005 && value > 0 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", value);
  }

  private static String factor(double value) {
    return value < 1e6 && value >= 1e-4
        ? Digits.significant(value)
        : String.format(Locale.ROOT, "%.1e", value);
  }

  private String words() {
    return "Posterior probabilities of the components: %s. Mean effect: median %s, %s interval %s to %s; probability %s that it is 0."
        .formatted(
            data.components().stream()
                .map(c -> c.label() + " " + probability(c.posterior()))
                .collect(Collectors.joining(", ")),
            Digits.significant(data.median(), scale),
            Digits.percent(data.level()),
            Digits.significant(data.interval().lower(), scale),
            Digits.significant(data.interval().upper(), scale),
            probability(data.posteriorNull()));
  }
}
