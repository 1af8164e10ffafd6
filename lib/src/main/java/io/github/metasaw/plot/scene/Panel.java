package io.github.metasaw.plot.scene;

import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stroke;
import java.util.ArrayList;
import java.util.List;

/**
 * A field with a horizontal and a vertical axis, and what is drawn in it: curves, areas, bars, all
 * cut at its edges. Fields begin and end at multiples of {@link #LINE}, and text stands in lines of
 * that height, so that no two lines meet in the character form.
 */
public final class Panel {

  /** Size of all type in charts, and the cells of their character form. */
  public static final double SIZE = 12;

  public static final double CELL_WIDTH = Fonts.CELL * SIZE;
  public static final double LINE = 16;

  private static final double ARROW_LENGTH = 6;
  private static final double TICK = 4;
  private static final double BELOW = 21;

  /** How far a label of the axis below may reach beyond its ends. */
  private static final double BESIDE = 16;

  private final Axis x;
  private final Axis y;
  private final List<Mark> marks;

  /**
   * A field between two axes.
   *
   * @param x horizontal axis
   * @param y vertical axis
   * @param marks to which everything is added
   */
  public Panel(Axis x, Axis y, List<Mark> marks) {
    this.x = x;
    this.y = y;
    this.marks = marks;
  }

  /**
   * The top of a field below a line of text, with room for lines of headings and a blank one.
   *
   * @param baseline pixel of the last line above
   * @param lines of text above the field
   * @return pixel
   */
  public static double below(double baseline, int lines) {
    return Math.ceil(baseline / LINE + 1 + lines) * LINE;
  }

  public Axis x() {
    return x;
  }

  public Axis y() {
    return y;
  }

  /**
   * The heading, {@code lines} lines above the field.
   *
   * @param text in full
   * @param lines of text above the field
   */
  public void heading(String text, double lines) {
    double width = x.to() - x.from();
    double at = y.to() - 9 - (lines - 1) * LINE;
    String shown = Fonts.fit(text, SIZE, true, width);
    marks.add(new Mark.Text(x.from(), at, shown, SIZE, true, Anchor.START, Theme.INK, text));
  }

  /**
   * A line of remarks, in fewer words where it does not fit.
   *
   * @param text in full
   * @param shorter in fewer words
   * @param lines of text above the field
   */
  public void remark(String text, String shorter, double lines) {
    boolean fits = Fonts.width(text, SIZE, false) <= x.to() - x.from();
    remark(fits ? text : shorter, lines);
  }

  /**
   * A line of remarks, {@code lines} lines above the field.
   *
   * @param text in full
   * @param lines of text above the field
   */
  public void remark(String text, double lines) {
    String shown = Fonts.fit(text, SIZE, false, x.to() - x.from());
    double at = y.to() - 9 - (lines - 1) * LINE;
    marks.add(new Mark.Text(x.from(), at, shown, SIZE, false, Anchor.START, Theme.MUTED, text));
  }

  /**
   * The axis below with as many ticks as it has room for.
   *
   * @param name of the axis; empty for none
   */
  public void bottom(String name) {
    bottom(name, (int) Math.max(2, (x.to() - x.from()) / 55));
  }

  /**
   * The axis below.
   *
   * @param name of the axis; empty for none
   * @param most ticks
   */
  public void bottom(String name, int most) {
    double base = y.from();
    marks.add(new Mark.Line(x.from(), base, x.to(), base, Stroke.solid(Theme.INK, 1)));
    double last = Double.NEGATIVE_INFINITY;
    for (Axis.Tick tick : x.ticks(most)) {
      double px = x.pixel(tick.value());
      double half = Fonts.width(tick.label(), SIZE, false) / 2;
      marks.add(new Mark.Line(px, base, px, base + TICK, Stroke.solid(Theme.INK, 1)));
      boolean fits = px + half <= x.to() + BESIDE && px - half >= x.from() - BESIDE;
      if (fits && px - half > last + CELL_WIDTH) {
        text(px, base + BELOW, tick.label(), Anchor.MIDDLE);
        last = px + half;
      }
    }
    if (!name.isEmpty()) {
      double width = x.to() - x.from();
      String shown = Fonts.fit(name, SIZE, false, width);
      double middle = (x.from() + x.to()) / 2;
      marks.add(
          new Mark.Text(
              middle, base + BELOW + LINE, shown, SIZE, false, Anchor.MIDDLE, Theme.INK, name));
    }
  }

  /** The axis at the left with ticks. */
  public void left() {
    left((int) Math.max(2, (y.from() - y.to()) / 27));
  }

  /**
   * The axis at the left.
   *
   * @param most ticks
   */
  public void left(int most) {
    double at = x.from();
    marks.add(new Mark.Line(at, y.from(), at, y.to(), Stroke.solid(Theme.INK, 1)));
    for (Axis.Tick tick : y.ticks(most)) {
      double py = y.pixel(tick.value());
      marks.add(new Mark.Line(at - TICK, py, at, py, Stroke.solid(Theme.INK, 1)));
      text(at - TICK - 4, py + 5, tick.label(), Anchor.END);
    }
  }

  /**
   * A curve, cut where it leaves the field.
   *
   * @param curve in the units of the axes
   * @param stroke of the line
   * @param symbol of the character form
   */
  public void curve(Curve curve, Stroke stroke, String symbol) {
    for (List<Point> run : runs(curve)) {
      marks.add(new Mark.Polyline(run, stroke, symbol));
    }
  }

  /** The parts of a curve within the field, in pixels; each cut ends on an edge. */
  private List<List<Point>> runs(Curve curve) {
    List<List<Point>> runs = new ArrayList<>();
    List<Point> run = new ArrayList<>();
    for (int i = 0; i < curve.size(); i++) {
      boolean inside = inside(curve.y(i));
      if (i > 0 && inside != inside(curve.y(i - 1)) && !Double.isNaN(curve.y(i) - curve.y(i - 1))) {
        run.add(crossing(curve, i));
      }
      if (inside) {
        run.add(new Point(x.clipped(curve.x(i)), y.pixel(curve.y(i))));
      } else if (!run.isEmpty()) {
        runs.add(run);
        run = new ArrayList<>();
      }
    }
    if (run.size() > 1) {
      runs.add(run);
    }
    return runs;
  }

  private boolean inside(double value) {
    return value >= y.low() && value <= y.high();
  }

  /** Where a curve crosses the edge between points i - 1 and i. */
  private Point crossing(Curve curve, int i) {
    boolean leaves = inside(curve.y(i - 1));
    int in = leaves ? i - 1 : i;
    int out = leaves ? i : i - 1;
    double edge = curve.y(out) > y.high() ? y.high() : y.low();
    double share = (edge - curve.y(in)) / (curve.y(out) - curve.y(in));
    // A step to infinity crosses at once.
    double at = curve.x(in) + (Double.isFinite(share) ? share : 0) * (curve.x(out) - curve.x(in));
    return new Point(x.clipped(at), y.pixel(edge));
  }

  /**
   * The area between a curve and the bottom, from one value to another.
   *
   * @param curve in the units of the axes
   * @param from on the horizontal axis
   * @param to on the horizontal axis
   * @param fill {@code #rrggbb}
   */
  public void area(Curve curve, double from, double to, String fill) {
    List<Point> points = new ArrayList<>();
    points.add(new Point(x.clipped(from), y.from()));
    points.add(new Point(x.clipped(from), y.clipped(curve.at(from))));
    for (int i = 0; i < curve.size(); i++) {
      if (curve.x(i) > from && curve.x(i) < to) {
        points.add(new Point(x.clipped(curve.x(i)), y.clipped(curve.y(i))));
      }
    }
    points.add(new Point(x.clipped(to), y.clipped(curve.at(to))));
    points.add(new Point(x.clipped(to), y.from()));
    marks.add(new Mark.Polygon(points, fill, Stroke.solid(fill, 0), ""));
  }

  /**
   * The region between two curves, cut at the edges of the field.
   *
   * @param across values on the horizontal axis, ascending [n]
   * @param low lower curve, in units of the vertical axis [n]
   * @param high upper curve [n]
   * @param fill {@code #rrggbb}
   */
  public void band(double[] across, double[] low, double[] high, String fill) {
    new Plane(x, y, marks).band(across, low, high, fill);
  }

  /**
   * A line from bottom to top at a value, if it lies within.
   *
   * @param value on the axis it crosses
   * @param stroke of the line
   */
  public void vertical(double value, Stroke stroke) {
    vertical(value, y.high(), stroke);
  }

  /**
   * A line from the bottom up to a height.
   *
   * @param value on the axis it crosses
   * @param height on the vertical axis
   * @param stroke of the line
   */
  public void vertical(double value, double height, Stroke stroke) {
    if (value >= x.low() && value <= x.high()) {
      double px = x.pixel(value);
      marks.add(new Mark.Line(px, y.clipped(height), px, y.from(), stroke));
    }
  }

  /**
   * A line from left to right at a value, if it lies within.
   *
   * @param value on the axis it crosses
   * @param stroke of the line
   */
  public void horizontal(double value, Stroke stroke) {
    if (value >= y.low() && value <= y.high()) {
      double py = y.pixel(value);
      marks.add(new Mark.Line(x.from(), py, x.to(), py, stroke));
    }
  }

  /**
   * A bar that stands on (or hangs from) 0 over a stretch of the horizontal axis.
   *
   * @param from left end, on the horizontal axis
   * @param to right end
   * @param height on the vertical axis
   * @param fill {@code #rrggbb}
   * @param stroke of the line
   */
  public void bar(double from, double to, double height, String fill, Stroke stroke) {
    double left = x.clipped(from);
    double right = x.clipped(to);
    double zero = y.clipped(0);
    double end = y.clipped(height);
    if (right > left && end != zero) {
      double top = Math.min(zero, end);
      marks.add(new Mark.Bar(left, top, right - left, Math.abs(end - zero), fill, stroke));
    }
  }

  private void text(double px, double py, String text, Anchor anchor) {
    marks.add(new Mark.Text(px, py, text, SIZE, false, anchor, Theme.INK, text));
  }

  /**
   * An arrow where something goes on beyond the end of an axis.
   *
   * @param x pixel of that end
   * @param middle pixel of its height
   * @param inward 1 at a left end, -1 at a right end
   * @param colour of the arrow
   * @param marks to which it is added
   */
  public static void arrow(double x, double middle, int inward, String colour, List<Mark> marks) {
    marks.add(
        new Mark.Polygon(
            List.of(
                new Point(x, middle),
                new Point(x + inward * ARROW_LENGTH, middle - 3.2),
                new Point(x + inward * ARROW_LENGTH, middle + 3.2)),
            colour,
            Stroke.solid(colour, 0),
            inward > 0 ? "◀" : "▶"));
  }
}
