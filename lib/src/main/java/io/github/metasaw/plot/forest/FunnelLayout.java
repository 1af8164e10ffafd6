package io.github.metasaw.plot.forest;

import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.LabelBoxes;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stroke;
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

  private static final double WIDTH = 690;
  private static final double HEIGHT = 440;
  private static final double LEFT = 88;
  private static final double RIGHT = 520;
  private static final double TOP = 32;
  private static final double BOTTOM = 384;
  private static final double SIZE = 12;

  /** With more studies, only the farthest outside are labelled, where no point is hidden. */
  private static final int ALL_LABELLED = 40;

  private static final int MAX_LABELS = 10;
  private static final String[] SHADES = {"#dfe3e8", "#eceff2", "#f9fafb"};
  private static final String[] KEYS = {"p < 0.01", "0.01 to 0.05", "0.05 to 0.10", "p > 0.10"};

  private final FunnelData data;
  private final List<Mark> marks = new ArrayList<>();
  private final Axis x;
  private final double deepest;

  private FunnelLayout(FunnelData data) {
    this.data = data;
    this.deepest = data.depth();
    double z = FunnelData.limit();
    double low = data.centre() - z * deepest;
    double high = data.centre() + z * deepest;
    for (FunnelData.Point point : data.points()) {
      low = Math.min(low, point.x());
      high = Math.max(high, point.x());
    }
    double pad = 0.05 * (high - low);
    this.x = new Axis(low - pad, high + pad, LEFT, RIGHT, data.scale());
  }

  static Scene draw(FunnelData data) {
    return new FunnelLayout(data).scene();
  }

  private double y(double se) {
    return TOP + se / deepest * (BOTTOM - TOP);
  }

  private Scene scene() {
    if (data.hasContours()) {
      contours();
    }
    funnel();
    points();
    axes();
    key();
    long outside = data.points().stream().filter(FunnelData.Point::outside).count();
    String description =
        data.points().size()
            + " studies by "
            + data.effect()
            + " and standard error, "
            + outside
            + " outside the 95 % limits round "
            + Digits.significant(data.centre(), data.scale())
            + (data.addedCount() > 0
                ? "; trim and fill has added " + data.addedCount() + " of them."
                : ".");
    return new Scene(WIDTH, HEIGHT, Fonts.CELL * SIZE, 16, data.title(), description, marks);
  }

  /** Regions of p values, the outermost first. */
  private void contours() {
    marks.add(new Mark.Rect(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP, SHADES[0], ""));
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

  private void points() {
    double radius = data.points().size() > 150 ? 2.4 : 3.6;
    for (FunnelData.Point point : data.points()) {
      marks.add(
          new Mark.Circle(
              x.pixel(point.x()),
              y(point.se()),
              radius,
              point.added() ? Theme.WHITE : point.outside() ? Theme.WARM : Theme.INK,
              point.added() ? Stroke.solid(Theme.INK, 1.2) : Stroke.solid(Theme.WHITE, 0.8)));
    }
    labels(radius);
  }

  /** Names of studies outside: of all where they are few, else where no point is hidden. */
  private void labels(double radius) {
    LabelBoxes labels = new LabelBoxes();
    LabelBoxes clear = new LabelBoxes();
    for (FunnelData.Point point : data.points()) {
      double px = x.pixel(point.x());
      double py = y(point.se());
      clear.take(new LabelBoxes.Box(px - radius, py - radius, px + radius, py + radius));
    }
    boolean areFew = data.points().size() <= ALL_LABELLED;
    data.points().stream()
        .filter(point -> point.outside() && !point.added())
        .sorted(
            Comparator.comparingDouble(point -> -Math.abs(point.x() - data.centre()) / point.se()))
        .limit(areFew ? ALL_LABELLED : MAX_LABELS)
        .forEach(
            point -> {
              boolean isPlaced = label(point, labels, clear);
              if (!isPlaced && areFew) {
                label(point, labels, labels);
              }
            });
  }

  /** Beside the point, to the outside first; returns whether there was a free place. */
  private boolean label(FunnelData.Point point, LabelBoxes labels, LabelBoxes clear) {
    String text = Fonts.shorten(point.label(), SIZE - 1, false, 130);
    double width = Fonts.width(text, SIZE - 1, false);
    double px = x.pixel(point.x());
    double py = y(point.se());
    boolean right = point.x() >= data.centre();
    for (double dy : new double[] {4, -8, 16, -20, 28}) {
      for (boolean toRight : new boolean[] {right, !right}) {
        double from = toRight ? px + 8 : px - 8 - width;
        LabelBoxes.Box box = new LabelBoxes.Box(from, py + dy - 10, from + width, py + dy + 3);
        boolean inside = from > LEFT + 2 && from + width < RIGHT - 2 && box.top() > TOP;
        if (inside && box.bottom() < BOTTOM && labels.isFree(box) && clear.isFree(box)) {
          labels.take(box);
          marks.add(
              new Mark.Text(
                  toRight ? px + 8 : px - 8,
                  py + dy,
                  text,
                  SIZE - 1,
                  false,
                  toRight ? Anchor.START : Anchor.END,
                  Theme.INK,
                  point.label()));
          return true;
        }
      }
    }
    return false;
  }

  private void axes() {
    marks.add(new Mark.Line(LEFT, BOTTOM, RIGHT, BOTTOM, Stroke.solid(Theme.INK, 1)));
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
    text((LEFT + RIGHT) / 2, BOTTOM + 42, label, Anchor.MIDDLE);
    text(10, TOP - 16, "Standard error", Anchor.START);
  }

  private void key() {
    double px = RIGHT + 18;
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
    if (data.addedCount() > 0) {
      marks.add(new Mark.Circle(px + 8, line + 22, 3.6, Theme.WHITE, Stroke.solid(Theme.INK, 1.2)));
      text(px + 23, line + 26, "added by trim and fill", Anchor.START);
    }
  }

  private void text(double px, double py, String text, Anchor anchor) {
    marks.add(new Mark.Text(px, py, text, SIZE, false, anchor, Theme.INK, text));
  }
}
