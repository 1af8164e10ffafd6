package io.github.metasaw.plot.study;

import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.freq.study.RadialCoordinates;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.LabelBoxes;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.PointLabels;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.TextWriter;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Places a radial plot: precision to the right, scores upward, and at the right an arc about the
 * origin on which the slope of a line from there is read as an effect.
 */
final class RadialLayout {

  private static final double LEFT = 66;
  private static final double HEIGHT = 352;
  private static final double WIDTH = 572;

  /** Radius of the arc, and of the most precise study, in pixels. */
  private static final double RADIUS = 440;

  private static final double REACH = 400;
  private static final double TICK = 5;
  private static final int STEPS = 48;
  private static final int MAX_TICKS = 7;
  private static final double LABEL_GAP = 15;

  private final RadialCoordinates data;
  private final EffectName name;
  private final Transformation scale;
  private final List<Mark> marks = new ArrayList<>();
  private final double top;
  private final Axis x;
  private final Axis y;

  private RadialLayout(RadialCoordinates data, EffectName name, Transformation scale) {
    this.data = data;
    this.name = name;
    this.scale = scale;
    this.top = Panel.below(legend().draw(14, WIDTH - 14, Panel.LINE + 2, marks), 2);
    double most = Arrays.stream(data.precision()).max().orElse(1);
    this.x = new Axis(0, most, LEFT, LEFT + REACH);
    double end = data.estimate() * most;
    DoubleStream ends =
        DoubleStream.of(-data.limit(), data.limit(), end - data.limit(), end + data.limit());
    double[] scores = DoubleStream.concat(Arrays.stream(data.score()), ends).toArray();
    double low = Arrays.stream(scores).min().orElse(-1);
    double high = Arrays.stream(scores).max().orElse(1);
    double pad = 0.05 * (high - low);
    this.y = new Axis(low - pad, high + pad, top + HEIGHT, top);
  }

  /** The plot on a scale of the arc. */
  static Scene draw(RadialCoordinates data, EffectName name, Transformation scale) {
    return new RadialLayout(data, name, scale).scene();
  }

  private Legend legend() {
    Legend legend = new Legend();
    legend.point("study", Theme.INK, Stroke.solid(Theme.WHITE, 0.8));
    legend.rule("pooled effect, its interval on the arc", Stroke.solid(Theme.ACCENT, 2));
    legend.swatch(Digits.percent(data.level()) + " band", Theme.PALE, "");
    return legend;
  }

  private Scene scene() {
    band();
    marks.add(
        new Mark.Line(LEFT, y.pixel(0), LEFT + REACH, y.pixel(0), Stroke.dashed(Theme.RULE, 1)));
    arc();
    pooled();
    points();
    Panel panel = new Panel(x, y, marks);
    panel.bottom("Precision, 1 / standard deviation of the estimate", MAX_TICKS);
    panel.left(MAX_TICKS);
    TextWriter writer = new TextWriter(marks);
    writer.start(14, top - 10, "Estimate / its standard deviation");
    String effect = name.on(scale) + scale.axisNote();
    writer.fitted(WIDTH - 14, top - 10 - Panel.LINE, effect, WIDTH - 28, Anchor.END);
    long outside = IntStream.range(0, data.score().length).filter(data::isOutside).count();
    return new Scene(
        WIDTH,
        top + HEIGHT + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Radial plot",
        "%d studies by precision and score, %d of them outside the %s band about the line of the pooled effect %s."
            .formatted(
                data.score().length,
                outside,
                Digits.percent(data.level()),
                Digits.significant(data.estimate(), scale)),
        marks);
  }

  /** Between two lines parallel to that of the pooled effect. */
  private void band() {
    double end = data.estimate() * x.high();
    List<Mark.Point> corners =
        List.of(
            new Mark.Point(LEFT, y.pixel(data.limit())),
            new Mark.Point(LEFT + REACH, y.pixel(end + data.limit())),
            new Mark.Point(LEFT + REACH, y.pixel(end - data.limit())),
            new Mark.Point(LEFT, y.pixel(-data.limit())));
    marks.add(new Mark.Polygon(corners, Theme.PALE, Stroke.solid(Theme.PALE, 0), ""));
  }

  /** Pixels upward per pixel to the right of a line whose slope is an effect. */
  private double slope(double effect) {
    double perPrecision = REACH / x.high();
    double perScore = HEIGHT / (y.high() - y.low());
    return effect * perScore / perPrecision;
  }

  private Mark.Point onArc(double effect, double radius) {
    double slope = slope(effect);
    double along = radius / Math.hypot(1, slope);
    return new Mark.Point(LEFT + along, y.pixel(0) - along * slope);
  }

  /** The effect at a height on the arc; beyond its reach the steepest that is shown. */
  private double effectAt(double pixel) {
    double share = Math.max(-0.995, Math.min(0.995, (y.pixel(0) - pixel) / RADIUS));
    return share / Math.sqrt(1 - share * share) / slope(1);
  }

  private void arc() {
    double lowest = effectAt(top + HEIGHT);
    double highest = effectAt(top);
    double[] effects = IntStream.range(0, data.score().length).mapToDouble(data::effect).toArray();
    double least = Math.min(data.interval().lower(), Arrays.stream(effects).min().orElse(0));
    double most = Math.max(data.interval().upper(), Arrays.stream(effects).max().orElse(0));
    double low = Math.max(lowest, least);
    double high = Math.min(highest, most);
    stretch(low, high, Stroke.solid(Theme.INK, 1));
    double last = Double.POSITIVE_INFINITY;
    for (Axis.Tick tick : new Axis(low, high, 0, 1, scale).ticks(MAX_TICKS)) {
      Mark.Point at = onArc(tick.value(), RADIUS);
      Mark.Point end = onArc(tick.value(), RADIUS + TICK);
      marks.add(new Mark.Line(at.x(), at.y(), end.x(), end.y(), Stroke.solid(Theme.INK, 1)));
      boolean fits = end.x() + 5 + Fonts.width(tick.label(), Panel.SIZE, false) < WIDTH - 2;
      if (fits && end.y() < last - LABEL_GAP) {
        new TextWriter(marks).start(end.x() + 5, end.y() + 4, tick.label());
        last = end.y();
      }
    }
  }

  private void stretch(double low, double high, Stroke stroke) {
    List<Mark.Point> points = new ArrayList<>();
    for (int i = 0; i <= STEPS; i++) {
      double from = Math.atan(slope(low));
      double angle = from + (Math.atan(slope(high)) - from) * i / STEPS;
      points.add(
          new Mark.Point(LEFT + RADIUS * Math.cos(angle), y.pixel(0) - RADIUS * Math.sin(angle)));
    }
    marks.add(new Mark.Polyline(points, stroke, "·"));
  }

  private void pooled() {
    double low = Math.max(effectAt(top + HEIGHT), data.interval().lower());
    double high = Math.min(effectAt(top), data.interval().upper());
    stretch(low, high, Stroke.solid(Theme.ACCENT, 4));
    double shown = Math.max(low, Math.min(high, data.estimate()));
    Mark.Point end = onArc(shown, RADIUS);
    marks.add(new Mark.Line(LEFT, y.pixel(0), end.x(), end.y(), Stroke.solid(Theme.ACCENT, 1.4)));
  }

  private void points() {
    double radius = StudyField.radius(data.score().length);
    Integer[] order =
        IntStream.range(0, data.score().length)
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    i -> -Math.abs(data.score()[i] - data.estimate() * data.precision()[i])))
            .toArray(Integer[]::new);
    List<PointLabels.LabelledPoint> named = new ArrayList<>();
    for (int i : order) {
      double px = x.pixel(data.precision()[i]);
      double py = y.pixel(data.score()[i]);
      boolean isOutside = data.isOutside(i);
      marks.add(
          new Mark.Circle(
              px, py, radius, isOutside ? Theme.WARM : Theme.INK, Stroke.solid(Theme.WHITE, 0.8)));
      named.add(
          new PointLabels.LabelledPoint(
              px, py, data.labels().get(i), isOutside, px < LEFT + REACH / 2));
    }
    LabelBoxes.Box field = new LabelBoxes.Box(LEFT, top, LEFT + REACH, top + HEIGHT);
    new PointLabels(field, radius, marks).draw(named);
  }
}
