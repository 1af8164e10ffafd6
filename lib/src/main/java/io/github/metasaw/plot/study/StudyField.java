package io.github.metasaw.plot.study;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.LabelBoxes;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Plane;
import io.github.metasaw.plot.scene.PointLabels;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.TextWriter;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;

/**
 * A field with one point per study: legend and remarks above, axes at the left and below. It is
 * narrow enough to be read in half a window.
 */
final class StudyField {

  static final double LEFT = 66;
  static final double RIGHT = 546;
  static final double HEIGHT = 336;
  static final double WIDTH = 572;

  private static final int MANY_POINTS = 150;
  private static final int MAX_TICKS = 7;

  private final List<Mark> marks = new ArrayList<>();
  private final List<String> remarks;
  private final Panel panel;

  /**
   * An empty field.
   *
   * @param legend of its marks
   * @param remarks lines between legend and field
   * @param across shown from left to right, on the scale of the data
   * @param up shown from the bottom to the top; from more to less where the axis points downward
   * @param scale on which the horizontal axis is labelled
   */
  StudyField(
      Legend legend, List<String> remarks, Interval across, Interval up, Transformation scale) {
    this.remarks = remarks;
    double baseline = legend.draw(14, RIGHT, Panel.LINE + 2, marks);
    double top = Panel.below(baseline, 1 + remarks.size());
    Axis x = new Axis(across.lower(), across.upper(), LEFT, RIGHT, scale);
    boolean isUpward = up.lower() <= up.upper();
    Axis y =
        isUpward
            ? new Axis(up.lower(), up.upper(), top + HEIGHT, top)
            : new Axis(up.upper(), up.lower(), top, top + HEIGHT);
    this.panel = new Panel(x, y, marks);
  }

  /** The ends of an axis over values, with a margin. */
  static Interval range(double... values) {
    Axis axis = Plane.axis(0, 1, values);
    return new Interval(axis.low(), axis.high());
  }

  /** The radius of points, by their number. */
  static double radius(int points) {
    return points > MANY_POINTS ? 2.4 : 3.6;
  }

  Panel panel() {
    return panel;
  }

  List<Mark> marks() {
    return marks;
  }

  double top() {
    return Math.min(panel.y().from(), panel.y().to());
  }

  double x(double value) {
    return panel.x().pixel(value);
  }

  double y(double value) {
    return panel.y().pixel(value);
  }

  /** A point of a study. */
  void point(double across, double up, double radius, String fill) {
    marks.add(new Mark.Circle(x(across), y(up), radius, fill, Stroke.solid(Theme.WHITE, 0.8)));
  }

  /** Names of the points, the important ones first. */
  void labels(double radius, List<PointLabels.LabelledPoint> points) {
    new PointLabels(new LabelBoxes.Box(LEFT, top(), RIGHT, top() + HEIGHT), radius, marks)
        .draw(points);
  }

  /** Both axes with their names, and the remarks. */
  void axes(String across, String up) {
    TextWriter writer = new TextWriter(marks);
    for (int i = 0; i < remarks.size(); i++) {
      writer.muted(14, top() - 10 - (remarks.size() - i) * Panel.LINE, remarks.get(i));
    }
    writer.start(14, top() - 10, up);
    double bottom = top() + HEIGHT;
    marks.add(new Mark.Line(LEFT, bottom, RIGHT, bottom, Stroke.solid(Theme.INK, 1)));
    Panel below = new Panel(panel.x(), new Axis(0, 1, bottom, top()), marks);
    below.bottom(across, MAX_TICKS);
    panel.left(MAX_TICKS);
  }

  Scene scene(String title, String description) {
    return scene(title, description, WIDTH);
  }

  /** The scene, with room beside the field for labels of its own. */
  Scene scene(String title, String description, double width) {
    return new Scene(
        width,
        top() + HEIGHT + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        title,
        description,
        marks);
  }
}
