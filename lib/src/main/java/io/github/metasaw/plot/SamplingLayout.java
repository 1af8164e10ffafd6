package io.github.metasaw.plot;

import io.github.metasaw.plot.Mark.Anchor;
import io.github.metasaw.plot.Mark.Stroke;
import io.github.metasaw.plot.SamplingData.Study;
import java.util.ArrayList;
import java.util.List;

/**
 * Places the distribution of effects, and below on the same axis a row a study: its effect as a
 * line down from the distribution, the distribution of its estimate, and the estimate.
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
  private final Axis x;
  private final List<Mark> marks = new ArrayList<>();
  private final Pen pen = new Pen(marks);

  private SamplingLayout(SamplingData data) {
    this.data = data;
    this.x = new Axis(data.shown().lower(), data.shown().upper(), LEFT, RIGHT, false);
  }

  static Scene of(SamplingData data) {
    return new SamplingLayout(data).scene();
  }

  private Scene scene() {
    Legend legend = new Legend();
    legend.line("distribution of effects", Stroke.solid(Theme.ACCENT, 1.8), "•");
    legend.line("of a study's estimate", Stroke.solid(Theme.WARM, 1.2), "·");
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
    new Panel(x, new Axis(0, 1, bottom, top, false), marks).bottom("Effect");
    return new Scene(
        WIDTH,
        bottom + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Effects drawn from a distribution",
        words(),
        marks);
  }

  private void population(double top) {
    Panel field = new Panel(x, new Axis(0, 1.06, top + FIELD, top, false), marks);
    if (data.tau() > 0.002 * (x.high() - x.low())) {
      Curve curve = bell(data.mu(), data.tau(), 1);
      field.area(curve, x.low(), x.high(), Theme.PALE);
      field.curve(curve, Stroke.solid(Theme.ACCENT, 1.8), "•");
    } else {
      field.vertical(data.mu(), 1, Stroke.solid(Theme.ACCENT, 4));
    }
    marks.add(new Mark.Line(LEFT, top + FIELD, RIGHT, top + FIELD, Stroke.solid(Theme.INK, 1)));
    pen.start(14, top + FIELD - 2 * Panel.LINE - 4, "mu = " + Digits.significant(data.mu()));
    pen.start(14, top + FIELD - Panel.LINE - 4, "tau = " + Digits.significant(data.tau()));
  }

  private Curve bell(double mean, double sd, double height) {
    return Curve.of(
        value -> height * Math.exp(-0.5 * Math.pow((value - mean) / sd, 2)),
        x.low(),
        x.high(),
        POINTS);
  }

  private void study(Study study, double top, double row, double from) {
    double base = top + row - 4;
    pen.fitted(14, base, study.label(), LEFT - 28, Anchor.START);
    double at = x.pixel(study.effect());
    marks.add(new Mark.Line(at, from, at, base, Stroke.dashed(Theme.LIGHT, 1)));
    Panel field = new Panel(x, new Axis(0, 1.1, base, top + 2, false), marks);
    field.curve(bell(study.effect(), study.se(), 1), Stroke.solid(Theme.WARM, 1.2), "·");
    marks.add(new Mark.Circle(at, base, 3, Theme.ACCENT, Stroke.solid(Theme.WHITE, 0.6)));
    marks.add(
        new Mark.Circle(
            x.pixel(study.estimate()), base, 3.6, Theme.WHITE, Stroke.solid(Theme.INK, 1)));
  }

  private String words() {
    return "%d effects from a normal distribution with mean %s and SD %s, and round each the distribution of its study's estimate."
        .formatted(
            data.studies().size(), Digits.significant(data.mu()), Digits.significant(data.tau()));
  }
}
