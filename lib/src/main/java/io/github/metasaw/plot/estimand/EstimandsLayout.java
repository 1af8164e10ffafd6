package io.github.metasaw.plot.estimand;

import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.plot.estimand.EstimandsData.EstimandPanel;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Curve;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
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
 * Places a small sketch a fit side by side: the effects as the model pictures them, below them the
 * studies' estimates, the estimate with its interval and the spread.
 */
final class EstimandsLayout {

  private static final double SIDE = 14 * Panel.LINE;
  private static final double GAP = 32;
  private static final double LEFT = 20;
  private static final double FIELD = 7 * Panel.LINE;
  private static final int MOST = 3;
  private static final int POINTS = 121;
  private static final Stroke SPREAD = Stroke.solid(Theme.WARM, 2);

  private final EstimandsData data;
  private final EffectName name;
  private final Transformation scale;
  private final List<Mark> marks = new ArrayList<>();
  private final TextWriter pen = new TextWriter(marks);

  private EstimandsLayout(EstimandsData data, EffectName name, Transformation scale) {
    this.data = data;
    this.name = name;
    this.scale = scale;
  }

  static Scene draw(EstimandsData data, EffectName name, Transformation scale) {
    return new EstimandsLayout(data, name, scale).scene();
  }

  private Scene scene() {
    double height = FIELD + 10 * Panel.LINE;
    int count = data.panels().size();
    double width = 2 * LEFT + Math.min(MOST, count) * (SIDE + GAP) - GAP;
    Legend legend = new Legend();
    legend.point("estimate of a study", Theme.MUTED, Stroke.solid(Theme.WHITE, 0.6));
    legend.rule(Digits.percent(data.level()) + " interval", Stroke.solid(Theme.INK, 2));
    legend.rule("spread, one SD to both sides", SPREAD);
    double top = Panel.below(legend.draw(LEFT, width - 8, Panel.LINE + 2, marks), 1);
    for (int i = 0; i < count; i++) {
      int row = i / MOST;
      int column = i % MOST;
      panel(data.panels().get(i), LEFT + column * (SIDE + GAP), top + row * height);
    }
    int rows = (count + MOST - 1) / MOST;
    return new Scene(
        width,
        top - 2 * Panel.LINE + rows * height,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "What each fit estimates",
        words(),
        marks);
  }

  private void panel(EstimandPanel panel, double left, double top) {
    Axis x = new Axis(data.shown().lower(), data.shown().upper(), left, left + SIDE, scale);
    double bottom = top + FIELD;
    pen.write(
        left,
        top - 9,
        Fonts.fit(panel.name(), Panel.SIZE, true, SIDE + GAP - 8),
        true,
        Anchor.START,
        Theme.INK,
        panel.name());
    switch (panel.kind()) {
      case COMMON_EFFECT -> spike(x, panel.estimate(), 1, top, bottom, Theme.ACCENT, 4);
      case FIXED_EFFECTS -> spikes(panel, x, top, bottom);
      case RANDOM_EFFECTS, EXCHANGEABLE_EFFECTS -> curve(panel, x, top, bottom);
    }
    marks.add(new Mark.Line(left, bottom, left + SIDE, bottom, Stroke.solid(Theme.RULE, 1)));
    for (double effect : panel.effects()) {
      double at = x.pixel(effect);
      marks.add(new Mark.Circle(at, bottom + 10, 3, Theme.MUTED, Stroke.solid(Theme.WHITE, 0.6)));
    }
    interval(panel, x, bottom + 26);
    spread(panel, x, bottom + 42);
    double axis = bottom + 3.5 * Panel.LINE;
    new Panel(x, new Axis(0, 1, axis, top), marks).bottom(name.axis(scale));
    pen.fitted(left, axis + 4 * Panel.LINE - 4, numbers(panel), SIDE + GAP - 8, Anchor.START);
  }

  private void spike(
      Axis x, double at, double share, double top, double bottom, String colour, double width) {
    double height = (bottom - top - 4) * share;
    marks.add(
        new Mark.Line(
            x.clipped(at), bottom - height, x.clipped(at), bottom, Stroke.solid(colour, width)));
  }

  /** One line per study, as high as its share in the average. */
  private void spikes(EstimandPanel panel, Axis x, double top, double bottom) {
    double most = panel.shares().stream().mapToDouble(w -> w).max().orElse(1);
    for (int i = 0; i < panel.effects().size(); i++) {
      double share = 0.85 * panel.shares().get(i) / most;
      spike(x, panel.effects().get(i), share, top, bottom, Theme.BLUE, 3);
    }
    marks.add(
        new Mark.Line(
            x.pixel(panel.estimate()),
            top,
            x.pixel(panel.estimate()),
            bottom,
            Stroke.dashed(Theme.INK, 1.2)));
  }

  /** The distribution of effects; all in one place where it has no spread. */
  private void curve(EstimandPanel panel, Axis x, double top, double bottom) {
    double tau = panel.spread();
    double range = x.high() - x.low();
    if (tau < 0.004 * range) {
      spike(x, panel.estimate(), 1, top, bottom, Theme.ACCENT, 4);
      return;
    }
    Curve curve =
        Curve.of(
            value -> Math.exp(-0.5 * Math.pow((value - panel.estimate()) / tau, 2)),
            x.low(),
            x.high(),
            POINTS);
    Panel field = new Panel(x, new Axis(0, 1.05, bottom, top), marks);
    field.area(curve, x.low(), x.high(), Theme.PALE);
    field.curve(curve, Stroke.solid(Theme.ACCENT, 1.8), "•");
    field.vertical(panel.estimate(), 1, Stroke.dashed(Theme.INK, 1.2));
  }

  private void interval(EstimandPanel panel, Axis x, double y) {
    marks.add(
        new Mark.Line(
            x.clipped(panel.interval().lower()),
            y,
            x.clipped(panel.interval().upper()),
            y,
            Stroke.solid(Theme.INK, 2)));
    marks.add(
        new Mark.Circle(
            x.clipped(panel.estimate()), y, 4, Theme.INK, Stroke.solid(Theme.WHITE, 0.8)));
  }

  /** One SD of the effects to both sides. */
  private void spread(EstimandPanel panel, Axis x, double y) {
    if (panel.spread() > 0) {
      double from = x.clipped(panel.estimate() - panel.spread());
      double to = x.clipped(panel.estimate() + panel.spread());
      marks.add(new Mark.Line(from, y, to, y, SPREAD));
      marks.add(new Mark.Line(from, y - 4, from, y + 4, SPREAD));
      marks.add(new Mark.Line(to, y - 4, to, y + 4, SPREAD));
    }
  }

  private String numbers(EstimandPanel panel) {
    String spread =
        switch (panel.kind()) {
          case COMMON_EFFECT -> "no spread";
          case FIXED_EFFECTS -> "zeta " + Digits.significant(panel.spread());
          case RANDOM_EFFECTS, EXCHANGEABLE_EFFECTS -> "tau " + Digits.significant(panel.spread());
        };
    return panel.kind().symbol()
        + " "
        + Digits.significant(panel.estimate(), scale)
        + ", "
        + spread;
  }

  private String words() {
    return String.join(
            "; ",
            data.panels().stream()
                .map(
                    panel ->
                        "%s: %s, %s".formatted(panel.name(), panel.kind().what(), numbers(panel)))
                .toList())
        + ". Points are the studies' estimates, the black line is the "
        + Digits.percent(data.level())
        + " interval, the brown one the spread to both sides.";
  }
}
