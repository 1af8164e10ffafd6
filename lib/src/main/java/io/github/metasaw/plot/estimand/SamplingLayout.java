package io.github.metasaw.plot.estimand;

import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.estimand.Estimand;
import io.github.metasaw.plot.estimand.SamplingData.Study;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Curve;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.TextWriter;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;

/**
 * Places the effects together, and below on the same axis one row per study: its effect as a line
 * down from above, the distribution of its estimate (or what is known of a fixed effect, the same
 * curve), and the estimate.
 */
final class SamplingLayout {

  private static final double WIDTH = 720;
  private static final double LEFT = 190;
  private static final double RIGHT = WIDTH - 24;
  private static final double FIELD = 8 * Panel.LINE;
  private static final int TALL = 8;
  private static final int MOST = 40;
  private static final int POINTS = 161;

  private final SamplingData data;
  private final EffectName name;
  private final Transformation scale;
  private final Axis x;
  private final List<Mark> marks = new ArrayList<>();
  private final TextWriter pen = new TextWriter(marks);

  private SamplingLayout(SamplingData data, EffectName name, Transformation scale) {
    this.data = data;
    this.name = name;
    this.scale = scale;
    this.x = new Axis(data.shown().lower(), data.shown().upper(), LEFT, RIGHT, scale);
  }

  static Scene draw(SamplingData data, EffectName name, Transformation scale) {
    return new SamplingLayout(data, name, scale).scene();
  }

  private Scene scene() {
    Legend legend = new Legend();
    boolean isFixed = data.kind() == Estimand.FIXED_EFFECTS;
    legend.line(
        isFixed ? "what is known of the effects, mixed" : "distribution of effects",
        Stroke.solid(Theme.ACCENT, 1.8),
        "•");
    legend.line(
        isFixed ? "of one study" : "of a study's estimate", Stroke.solid(Theme.WARM, 1.2), "·");
    legend.point("estimate", Theme.WHITE, Stroke.solid(Theme.INK, 1));
    double top = Panel.below(legend.draw(14, RIGHT, Panel.LINE + 2, marks), 0);
    population(top);
    double y = top + FIELD + Panel.LINE;
    int shown = Math.min(MOST, data.studies().size());
    double row = data.studies().size() <= TALL ? 2.5 * Panel.LINE : 1.25 * Panel.LINE;
    for (int i = 0; i < shown; i++) {
      study(data.studies().get(i), y, row, top + FIELD);
      y += row;
    }
    if (shown < data.studies().size()) {
      pen.muted(14, y + 12, "and %d more".formatted(data.studies().size() - shown));
    }
    double bottom = Math.ceil(y / Panel.LINE + 0.5) * Panel.LINE;
    new Panel(x, new Axis(0, 1, bottom, top), marks).bottom(name.axis(scale));
    return new Scene(
        WIDTH,
        bottom + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Effects together and one by one",
        words(),
        marks);
  }

  private void population(double top) {
    Curve together = data.together();
    double highest = together == null ? 1 : together.highest();
    Panel field = new Panel(x, new Axis(0, 1.06 * highest, top + FIELD, top), marks);
    if (together != null) {
      field.area(together, x.low(), x.high(), Theme.PALE);
      field.curve(together, Stroke.solid(Theme.ACCENT, 1.8), "•");
      field.vertical(data.centre(), Stroke.solid(Theme.INK, 1.4));
    } else {
      field.vertical(data.centre(), Stroke.solid(Theme.ACCENT, 4));
    }
    marks.add(new Mark.Line(LEFT, top + FIELD, RIGHT, top + FIELD, Stroke.solid(Theme.INK, 1)));
    double y = top + FIELD - Panel.LINE - 4;
    pen.start(14, y - Panel.LINE, centre());
    pen.start(14, y, spread());
  }

  private String centre() {
    return data.kind().symbol() + " = " + Digits.significant(data.centre(), scale);
  }

  private String spread() {
    return switch (data.kind()) {
      case COMMON_EFFECT -> "no spread";
      case FIXED_EFFECTS -> "zeta = " + Digits.significant(data.spread());
      case RANDOM_EFFECTS, EXCHANGEABLE_EFFECTS -> "tau = " + Digits.significant(data.spread());
    };
  }

  private void study(Study study, double top, double row, double from) {
    double base = top + row - 4;
    pen.fitted(14, base, study.label(), LEFT - 28, Anchor.START);
    double at = x.pixel(study.effect());
    marks.add(new Mark.Line(at, from, at, base, Stroke.dashed(Theme.LIGHT, 1)));
    Panel field = new Panel(x, new Axis(0, 1.1, base, top + 2), marks);
    Curve own =
        Curve.of(
            value -> SamplingData.bell(value, study.effect(), study.se()),
            x.low(),
            x.high(),
            POINTS);
    field.curve(own, Stroke.solid(Theme.WARM, 1.2), "·");
    marks.add(new Mark.Circle(at, base, 3, Theme.ACCENT, Stroke.solid(Theme.WHITE, 0.6)));
    marks.add(
        new Mark.Circle(
            x.pixel(study.estimate()), base, 3.6, Theme.WHITE, Stroke.solid(Theme.INK, 1)));
  }

  private String words() {
    String together =
        data.kind() == Estimand.FIXED_EFFECTS
            ? "%d fixed effects, and their average, which need not be near any of them"
            : "%d effects, drawn from one distribution, and round each that of its estimate";
    return together.formatted(data.studies().size()) + "; " + centre() + ", " + spread() + ".";
  }
}
