package io.github.metasaw.plot.forest;

import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.LabelBoxes;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.PointLabels;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Places a funnel plot: standard error downward, significance contours round the reference (Peters
 * and others 2008), the 95 % funnel round the estimate, labels for studies outside it.
 */
final class FunnelLayout {

  /** Width unless someone asks for another. */
  private static final double USUAL_WIDTH = 610;

  /** Width of the key. */
  private static final double KEY = 148;

  private static final double HEIGHT = 440;
  private static final double LEFT = 62;
  private static final double TOP = 32;
  private static final double BOTTOM = 384;
  private static final double SIZE = 12;

  private static final int CURVE_STEPS = 24;
  private static final int HALVINGS = 40;
  private static final Stroke LINE = Stroke.solid(Theme.RED, 1.6);
  private static final String[] SHADES = {"#dfe3e8", "#eceff2", "#f9fafb"};
  private static final String[] KEYS = {"p < 0.01", "0.01 to 0.05", "0.05 to 0.10", "p > 0.10"};

  private final FunnelData data;
  private final double width;
  private final double right;
  private final List<Mark> marks = new ArrayList<>();
  private final Axis x;
  private final double deepest;

  private FunnelLayout(FunnelData data, double width) {
    this.data = data;
    this.width = width;
    this.right = width - KEY;
    this.deepest = data.depth();
    double z = FunnelData.limit();
    double low = data.centre() - z * deepest;
    double high = data.centre() + z * deepest;
    for (FunnelData.FunnelPoint point : data.points()) {
      low = Math.min(low, point.x());
      high = Math.max(high, point.x());
    }
    double pad = 0.05 * (high - low);
    this.x = new Axis(low - pad, high + pad, LEFT, right, data.scale());
  }

  static Scene draw(FunnelData data) {
    return draw(data, USUAL_WIDTH);
  }

  static Scene draw(FunnelData data, double width) {
    return new FunnelLayout(data, width).scene();
  }

  private double y(double se) {
    return TOP + se / deepest * (BOTTOM - TOP);
  }

  private Scene scene() {
    if (data.hasContours()) {
      contours();
    }
    funnel();
    line();
    points();
    axes();
    key();
    long outside = data.points().stream().filter(FunnelData.FunnelPoint::outside).count();
    String description =
        data.points().size()
            + " studies by "
            + data.effect()
            + " and standard error, "
            + outside
            + " outside the 95 % limits around "
            + Digits.significant(data.centre(), data.scale())
            + data.hollow().words(data.hollowCount());
    return new Scene(width, HEIGHT, Fonts.CELL * SIZE, 16, data.title(), description, marks);
  }

  /** Regions of p values, the outermost first. */
  private void contours() {
    marks.add(new Mark.Rect(LEFT, TOP, right - LEFT, BOTTOM - TOP, SHADES[0], ""));
    for (int i = 0; i < FunnelData.CONTOURS.size(); i++) {
      String shade = i + 1 < SHADES.length ? SHADES[i + 1] : Theme.WHITE;
      contour(FunnelData.CONTOURS.get(i).z(), shade);
    }
  }

  /** The region where |estimate - reference| is below z standard errors, cut at the sides. */
  private void contour(double z, String fill) {
    List<Point> right = new ArrayList<>();
    List<Point> left = new ArrayList<>();
    int steps = 60;
    for (int i = 0; i <= steps; i++) {
      double se = deepest * i / steps;
      right.add(new Point(x.clipped(data.reference() + z * se), y(se)));
      left.add(0, new Point(x.clipped(data.reference() - z * se), y(se)));
    }
    right.addAll(left);
    marks.add(new Mark.Polygon(right, fill, Stroke.solid(fill, 0), ""));
  }

  private void funnel() {
    double centre = x.pixel(data.centre());
    marks.add(new Mark.Line(centre, TOP, centre, BOTTOM, Stroke.solid(Theme.ACCENT, 1)));
    double z = FunnelData.limit();
    for (int side : new int[] {-1, 1}) {
      double end = x.pixel(data.centre() + side * z * deepest);
      marks.add(new Mark.Line(centre, TOP, end, BOTTOM, Stroke.dashed(Theme.ACCENT, 1)));
    }
    if (data.reference() >= x.low() && data.reference() <= x.high()) {
      double reference = x.pixel(data.reference());
      marks.add(new Mark.Line(reference, TOP, reference, BOTTOM, Stroke.solid(Theme.RULE, 1)));
    }
  }

  /** The regression, cut at the sides. */
  private void line() {
    FunnelLine line = data.line();
    if (line == null || !isInSight(line.effect(0))) {
      return;
    }
    List<Point> points = new ArrayList<>();
    double last = lastInSight(line);
    int steps = line.curvature() == 0 ? 1 : CURVE_STEPS;
    for (int i = 0; i <= steps; i++) {
      double se = last * i / steps;
      points.add(new Point(x.clipped(line.effect(se)), y(se)));
    }
    marks.add(new Mark.Polyline(points, LINE, "·"));
  }

  /**
   * The standard error at which a line leaves the picture; the largest standard error if it does
   * not.
   */
  private double lastInSight(FunnelLine line) {
    if (isInSight(line.effect(deepest))) {
      return deepest;
    }
    double inside = 0;
    double outside = deepest;
    for (int halving = 0; halving < HALVINGS; halving++) {
      double middle = (inside + outside) / 2;
      boolean isInside = isInSight(line.effect(middle));
      inside = isInside ? middle : inside;
      outside = isInside ? outside : middle;
    }
    return inside;
  }

  private boolean isInSight(double effect) {
    return effect >= x.low() && effect <= x.high();
  }

  private void points() {
    double radius = data.points().size() > 150 ? 2.4 : 3.6;
    for (FunnelData.FunnelPoint point : data.points()) {
      marks.add(
          new Mark.Circle(
              x.pixel(point.x()),
              y(point.se()),
              radius,
              point.isHollow() ? Theme.WHITE : data.colour(point),
              point.isHollow() ? Stroke.solid(Theme.INK, 1.2) : Stroke.solid(Theme.WHITE, 0.8)));
    }
    labels(radius);
  }

  /** Names of studies outside, the farthest first. */
  private void labels(double radius) {
    new PointLabels(new LabelBoxes.Box(LEFT, TOP, right, BOTTOM), radius, marks)
        .draw(
            data.points().stream()
                .sorted(
                    Comparator.comparingDouble(
                        point -> -Math.abs(point.x() - data.centre()) / point.se()))
                .map(
                    point ->
                        new PointLabels.LabelledPoint(
                            x.pixel(point.x()),
                            y(point.se()),
                            point.label(),
                            point.outside() && !point.isHollow(),
                            point.x() >= data.centre()))
                .toList());
  }

  private void axes() {
    marks.add(new Mark.Line(LEFT, BOTTOM, right, BOTTOM, Stroke.solid(Theme.INK, 1)));
    marks.add(new Mark.Line(LEFT, TOP, LEFT, BOTTOM, Stroke.solid(Theme.INK, 1)));
    for (Axis.Tick tick : x.ticks(7)) {
      double px = x.pixel(tick.value());
      marks.add(new Mark.Line(px, BOTTOM, px, BOTTOM + 5, Stroke.solid(Theme.INK, 1)));
      text(px, BOTTOM + 19, tick.label(), Anchor.MIDDLE);
    }
    Axis vertical = new Axis(0, deepest, TOP, BOTTOM);
    for (Axis.Tick tick : vertical.ticks(6)) {
      double py = vertical.pixel(tick.value());
      marks.add(new Mark.Line(LEFT - 5, py, LEFT, py, Stroke.solid(Theme.INK, 1)));
      text(LEFT - 8, py + 4, tick.label(), Anchor.END);
    }
    String label = data.effect() + data.scale().axisNote();
    text((LEFT + right) / 2, BOTTOM + 42, label, Anchor.MIDDLE);
    text(10, TOP - 16, "Standard error", Anchor.START);
  }

  private void key() {
    double px = right + 14;
    double py = TOP + 4;
    int shades = data.hasContours() ? KEYS.length : 0;
    for (int i = 0; i < shades; i++) {
      String shade = i < SHADES.length ? SHADES[i] : Theme.WHITE;
      marks.add(new Mark.Rect(px, py + i * 22, 16, 14, Theme.RULE, ""));
      marks.add(new Mark.Rect(px + 0.7, py + i * 22 + 0.7, 14.6, 12.6, shade, ""));
      text(px + 23, py + i * 22 + 11.5, KEYS[i], Anchor.START);
    }
    double line = py + shades * 22 + 12;
    marks.add(new Mark.Line(px, line, px + 16, line, Stroke.dashed(Theme.ACCENT, 1)));
    text(px + 23, line + 4, "95 % limits", Anchor.START);
    double next = line + 22;
    FunnelLine regression = data.line();
    if (regression != null) {
      marks.add(new Mark.Line(px, next, px + 16, next, LINE));
      text(px + 23, next + 4, regression.label(), Anchor.START);
      next += 22;
    }
    if (data.hollowCount() > 0) {
      marks.add(new Mark.Circle(px + 8, next, 3.6, Theme.WHITE, Stroke.solid(Theme.INK, 1.2)));
      text(px + 23, next + 4, data.hollow().label(), Anchor.START);
      next += 22;
    }
    groups(px, next);
  }

  /** The colours of the groups, as many as there is room for. */
  private void groups(double px, double from) {
    int named = data.namedGroups();
    int others = data.groups().size() - named;
    for (int i = 0; i < named + Math.min(1, others); i++) {
      double py = from + 20 * i;
      marks.add(new Mark.Circle(px + 8, py, 3.6, Theme.series(i), Stroke.solid(Theme.WHITE, 0.8)));
      String name = i < named ? data.groups().get(i) : others + " others";
      String text = Fonts.shorten(name, SIZE, false, width - px - 27);
      marks.add(new Mark.Text(px + 23, py + 4, text, SIZE, false, Anchor.START, Theme.INK, name));
    }
  }

  private void text(double px, double py, String text, Anchor anchor) {
    marks.add(new Mark.Text(px, py, text, SIZE, false, anchor, Theme.INK, text));
  }
}
