package io.github.metasaw.plot.scene;

import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A rectangle with a horizontal and a vertical axis, and what is drawn in it. */
public record Plane(Axis x, Axis y, List<Mark> marks) {

  public static final double SIZE = 12;

  /** Ticks of the vertical axis, or fewer. */
  public static final int TICKS = 6;

  /**
   * An axis over values that are finite, with a margin; never of no length.
   *
   * @param from pixel of the smallest value
   * @param to pixel of the largest value
   * @param values to be shown; those that are not finite are left out
   * @return the axis
   */
  public static Axis axis(double from, double to, double... values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (low > high) {
      low = 0;
      high = 1;
    }
    double spread = 0.5 * high - 0.5 * low;
    double pad =
        spread > 1e-9 * Math.max(Math.abs(low), Math.abs(high))
            ? 0.1 * spread
            : low == 0 ? 1 : 0.5 * Math.abs(low);
    return new Axis(low - pad, high + pad, from, to);
  }

  /**
   * Both axes with ticks and names; the name of the vertical one stands over it.
   *
   * @param across name of the horizontal axis
   * @param up name of the vertical axis
   * @param mostAcross ticks of the horizontal axis
   */
  public void axes(String across, String up, int mostAcross) {
    frame();
    for (Axis.Tick tick : x.ticks(mostAcross)) {
      double px = x.pixel(tick.value());
      marks.add(new Mark.Line(px, y.from(), px, y.from() + 5, Stroke.solid(Theme.INK, 1)));
      text(px, y.from() + 19, tick.label(), false, Anchor.MIDDLE);
    }
    text((x.from() + x.to()) / 2, y.from() + 40, across, false, Anchor.MIDDLE);
    upright(up);
  }

  /**
   * The vertical axis with ticks, and its name over it.
   *
   * @param up name of the axis
   */
  public void upright(String up) {
    for (Axis.Tick tick : y.ticks(TICKS)) {
      double py = y.pixel(tick.value());
      marks.add(new Mark.Line(x.from() - 5, py, x.from(), py, Stroke.solid(Theme.INK, 1)));
      text(x.from() - 8, py + 4, tick.label(), false, Anchor.END);
    }
    text(x.from() - 40, y.to() - 12, up, false, Anchor.START);
  }

  /** The lines of both axes. */
  public void frame() {
    marks.add(new Mark.Line(x.from(), y.from(), x.to(), y.from(), Stroke.solid(Theme.INK, 1)));
    marks.add(new Mark.Line(x.from(), y.from(), x.from(), y.to(), Stroke.solid(Theme.INK, 1)));
  }

  /**
   * A horizontal line across, where the value is in sight.
   *
   * @param value on the axis it crosses
   * @param stroke of the line
   */
  public void level(double value, Stroke stroke) {
    if (value >= y.low() && value <= y.high()) {
      marks.add(new Mark.Line(x.from(), y.pixel(value), x.to(), y.pixel(value), stroke));
    }
  }

  /**
   * A vertical line, where the value is in sight.
   *
   * @param value on the axis it crosses
   * @param stroke of the line
   */
  public void upright(double value, Stroke stroke) {
    if (value >= x.low() && value <= x.high()) {
      marks.add(new Mark.Line(x.pixel(value), y.from(), x.pixel(value), y.to(), stroke));
    }
  }

  /**
   * A curve; parts that are not in sight are cut off at the edge.
   *
   * @param across values on the horizontal axis, ascending [n]
   * @param up values on the vertical axis [n]
   * @param stroke of the line
   */
  public void curve(double[] across, double[] up, Stroke stroke) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < across.length; i++) {
      if (Double.isFinite(up[i])) {
        points.add(new Point(x.clipped(across[i]), y.clipped(up[i])));
      }
    }
    if (points.size() > 1) {
      marks.add(new Mark.Polyline(points, stroke, "·"));
    }
  }

  /**
   * The region between two curves, cut at the edges of the field. Where one of them has no value
   * the region is bounded by its neighbours.
   *
   * @param across values on the horizontal axis, ascending [n]
   * @param low lower curve, in units of the vertical axis [n]
   * @param high upper curve [n]
   * @param fill {@code #rrggbb}
   */
  public void band(double[] across, double[] low, double[] high, String fill) {
    int[] known =
        IntStream.range(0, across.length).filter(i -> !Double.isNaN(low[i] + high[i])).toArray();
    if (known.length < 2) {
      return;
    }
    List<Point> points = new ArrayList<>();
    for (int i : known) {
      points.add(new Point(x.clipped(across[i]), y.clipped(low[i])));
    }
    for (int j = known.length - 1; j >= 0; j--) {
      points.add(new Point(x.clipped(across[known[j]]), y.clipped(high[known[j]])));
    }
    marks.add(new Mark.Polygon(points, fill, Stroke.solid(fill, 0), ""));
  }

  /**
   * Text beside the axes.
   *
   * @param px pixel
   * @param py pixel of the baseline
   * @param text as it is shown
   * @param bold whether the type is bold
   * @param anchor where the text stands in relation to its pixel
   */
  public void text(double px, double py, String text, boolean bold, Anchor anchor) {
    marks.add(new Mark.Text(px, py, text, SIZE, bold, anchor, Theme.INK, text));
  }
}
