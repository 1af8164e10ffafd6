package io.github.metasaw.plot.genetics;

import io.github.metasaw.genetics.result.QqData;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Curve;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stem;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A field of observed over expected p values, on axes that hold all sets of them. */
final class QqField {

  static final Stroke EQUAL = Stroke.dashed(Theme.INK, 1);

  private static final double WIDTH = 560;
  private static final double LEFT = 62;
  private static final double RIGHT = WIDTH - 24;
  private static final double FIELD = 22 * Panel.LINE;

  /** Dots nearer than this to the one before are left out. */
  private static final double APART = 1;

  private final List<Mark> marks;
  private final Axis x;
  private final Axis y;

  /**
   * An empty field.
   *
   * @param lines of text between the legend and the field
   * @param marks to which the legend and everything else is added
   */
  QqField(Legend legend, int lines, List<QqData> sets, List<Mark> marks) {
    this.marks = marks;
    double top = Panel.below(legend.draw(LEFT, RIGHT, Panel.LINE + 2, marks), lines);
    double expected = 0;
    double observed = 0;
    for (QqData data : sets) {
      expected = Math.max(expected, data.band().get(0).expected());
      for (QqData.Point point : data.points()) {
        observed = Math.max(observed, point.observed());
      }
    }
    this.x = new Axis(0, 1.04 * expected, LEFT, RIGHT);
    this.y = new Axis(0, 1.06 * Math.max(expected, observed), top + FIELD, top);
  }

  /** The edge of a band in a colour. */
  static Stroke edge(String colour) {
    return Stroke.solid(colour, 0.8);
  }

  Panel panel() {
    return new Panel(x, y, marks);
  }

  /** The line on which observed values are the expected ones. */
  void equality() {
    double end = Math.min(x.high(), y.high());
    marks.add(
        new Mark.Polyline(
            List.of(new Point(x.pixel(0), y.pixel(0)), new Point(x.pixel(end), y.pixel(end))),
            EQUAL,
            "╌"));
  }

  /** What chance keeps within, as an area. */
  void band(QqData data) {
    List<Point> points = new ArrayList<>();
    for (QqData.Band at : data.band()) {
      points.add(new Point(x.clipped(at.expected()), y.clipped(at.upper())));
    }
    for (int i = data.band().size() - 1; i >= 0; i--) {
      QqData.Band at = data.band().get(i);
      points.add(new Point(x.clipped(at.expected()), y.clipped(at.lower())));
    }
    marks.add(new Mark.Polygon(points, Theme.PALE, Stroke.solid(Theme.PALE, 0), ""));
  }

  /** The same as two lines, where several sets are compared. */
  void edges(QqData data, String colour) {
    List<QqData.Band> band = new ArrayList<>(data.band());
    Collections.reverse(band);
    double[] expected = band.stream().mapToDouble(QqData.Band::expected).toArray();
    double[] upper = band.stream().mapToDouble(QqData.Band::upper).toArray();
    double[] lower = band.stream().mapToDouble(QqData.Band::lower).toArray();
    Panel panel = panel();
    panel.curve(new Curve(expected, upper), edge(colour), "·");
    panel.curve(new Curve(expected, lower), edge(colour), "·");
  }

  void dots(QqData data, String colour) {
    List<Stem> dots = new ArrayList<>();
    double lastX = Double.NEGATIVE_INFINITY;
    double lastY = Double.NEGATIVE_INFINITY;
    for (QqData.Point point : data.points()) {
      double px = x.clipped(point.expected());
      double py = y.clipped(point.observed());
      if (Math.abs(px - lastX) >= APART || Math.abs(py - lastY) >= APART) {
        dots.add(Stem.dot(px, py));
        lastX = px;
        lastY = py;
      }
    }
    marks.add(new Mark.Stems(dots, Theme.dot(dots.size(), 4), colour));
  }

  /** The scene, with both axes. */
  Scene scene(String title, String description) {
    Panel panel = panel();
    panel.left();
    panel.bottom("Expected -log10 p");
    double height = y.from() + 3 * Panel.LINE;
    return new Scene(WIDTH, height, Panel.CELL_WIDTH, Panel.LINE, title, description, marks);
  }
}
