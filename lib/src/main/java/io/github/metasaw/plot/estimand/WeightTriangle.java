package io.github.metasaw.plot.estimand;

import io.github.metasaw.estimand.WeightSimplex;
import io.github.metasaw.plot.scene.Contours;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.TextWriter;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The weights of three studies as a triangle: at a corner a study has all the weight, in the middle
 * all have the same. Contours are standard errors in units of the smallest.
 *
 * @param grid of the weights of three studies
 * @param steps of the grid
 * @param left pixel of the left corner
 * @param top pixel of the highest corner
 * @param side in pixels
 */
record WeightTriangle(WeightSimplex grid, int steps, double left, double top, double side) {

  /** Of the grid on which contours are smooth. */
  static final int STEPS = 48;

  private static final double[] LEVELS = {1.05, 1.2, 1.5, 2, 3, 5, 10, 20};

  /** Number of a point of the grid, whose last study has what the first two leave. */
  static int number(int steps, int first, int second) {
    return first * (steps + 1) - first * (first - 1) / 2 + second;
  }

  double height() {
    return side * Math.sqrt(3) / 2;
  }

  /** First study at the left, second at the right, third on top. */
  Point place(List<Double> weights) {
    double second = Math.max(0, weights.get(1));
    double third = Math.max(0, weights.get(2));
    return new Point(left + side * (second + third / 2), top + height() * (1 - third));
  }

  private Point corner(int study) {
    List<Double> weights = new ArrayList<>(List.of(0.0, 0.0, 0.0));
    weights.set(study, 1.0);
    return place(weights);
  }

  /**
   * Draws the triangle and its contours.
   *
   * @return whether there are contours
   */
  boolean draw(List<Mark> marks) {
    marks.add(
        new Mark.Polygon(
            List.of(corner(0), corner(1), corner(2)), Theme.ZEBRA, Stroke.solid(Theme.INK, 1), ""));
    Contours contours = contours();
    boolean isAny = false;
    for (double level : LEVELS) {
      List<List<Point>> lines = contours.at(level);
      for (List<Point> line : lines) {
        marks.add(new Mark.Polyline(line, Stroke.solid(Theme.BLUE, 1), "·"));
      }
      if (!lines.isEmpty()) {
        isAny = true;
        label(lines, Digits.plain(level), marks);
      }
    }
    return isAny;
  }

  /** The grid runs over the weight of the first study, within it of the second. */
  private Contours contours() {
    List<Point> points = grid.weights().stream().map(this::place).toList();
    double[] values = new double[points.size()];
    for (int p = 0; p < values.length; p++) {
      values[p] = grid.standardErrors().get(p) / grid.bestSe();
    }
    List<int[]> triangles = new ArrayList<>();
    for (int a = 0; a < steps; a++) {
      for (int b = 0; b < steps - a; b++) {
        int here = number(steps, a, b);
        int below = number(steps, a + 1, b);
        triangles.add(new int[] {here, here + 1, below});
        if (b < steps - a - 1) {
          triangles.add(new int[] {here + 1, below, below + 1});
        }
      }
    }
    return new Contours(points, values, triangles);
  }

  /** On a white ground at the highest point of the line. */
  private static void label(List<List<Point>> lines, String text, List<Mark> marks) {
    Point highest =
        lines.stream()
            .flatMap(List::stream)
            .min(Comparator.comparingDouble(Point::y))
            .orElseThrow();
    double y = Math.round((highest.y() - 10) / Panel.LINE) * Panel.LINE + 12;
    double width = Fonts.width(text, Panel.SIZE, false);
    for (Mark mark : marks) {
      if (mark instanceof Mark.Text other
          && Math.abs(other.y() - y) < Panel.LINE
          && Math.abs(other.x() - highest.x()) < width + 12) {
        return;
      }
    }
    marks.add(new Mark.Rect(highest.x() - width / 2 - 2, y - 10, width + 4, 12, Theme.ZEBRA, ""));
    new TextWriter(marks).write(highest.x(), y, text, false, Anchor.MIDDLE, Theme.ACCENT, text);
  }

  /**
   * Names the corners.
   *
   * @param beside room left and right of the triangle in pixels
   */
  void corners(double beside, List<Mark> marks) {
    TextWriter pen = new TextWriter(marks);
    List<String> labels = grid.labels();
    double below = top + height() + Panel.LINE + 4;
    double half = side / 2 - 10;
    pen.fitted(left - beside, below, "all on " + labels.get(0), half, Anchor.START);
    pen.fitted(left + side + beside, below, "all on " + labels.get(1), half, Anchor.END);
    pen.fitted(left + side / 2, top - 10, "all on " + labels.get(2), side, Anchor.MIDDLE);
  }
}
