package io.github.metasaw.plot.estimand;

import io.github.metasaw.estimand.WeightedAverage;
import io.github.metasaw.plot.scene.Contours;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.TextWriter;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Places the weights of three studies as a triangle: at a corner a study has all the weight, in the
 * middle all have the same. Contours are standard errors in units of the smallest.
 */
final class SimplexLayout {

  private static final double WIDTH = 744;
  private static final double SIDE = 440;
  private static final double LEFT = 60;
  private static final double TOP = 3 * Panel.LINE;
  private static final double HEIGHT = SIDE * Math.sqrt(3) / 2;
  private static final double KEY = LEFT + SIDE + 50;
  private static final double[] LEVELS = {1.05, 1.2, 1.5, 2, 3, 5, 10, 20};

  private final SimplexData data;
  private final List<Mark> marks = new ArrayList<>();
  private final TextWriter pen = new TextWriter(marks);

  private SimplexLayout(SimplexData data) {
    this.data = data;
  }

  static Scene draw(SimplexData data) {
    return new SimplexLayout(data).scene();
  }

  /** First study at the left, second at the right, third on top. */
  private static Point place(double second, double third) {
    return new Point(LEFT + SIDE * (second + third / 2), TOP + HEIGHT * (1 - third));
  }

  private static Point place(List<Double> weights) {
    return place(Math.max(0, weights.get(1)), Math.max(0, weights.get(2)));
  }

  private Scene scene() {
    marks.add(
        new Mark.Polygon(
            List.of(place(0, 0), place(1, 0), place(0, 1)),
            Theme.ZEBRA,
            Stroke.solid(Theme.INK, 1),
            ""));
    Contours contours = contours();
    List<Double> drawn = new ArrayList<>();
    for (double level : LEVELS) {
      List<List<Point>> lines = contours.at(level);
      for (List<Point> line : lines) {
        marks.add(new Mark.Polyline(line, Stroke.solid(Theme.BLUE, 1), "·"));
      }
      if (!lines.isEmpty()) {
        drawn.add(level);
        label(lines, Digits.plain(level));
      }
    }
    for (int i = 0; i < data.named().size(); i++) {
      point(data.named().get(i), i);
    }
    corners();
    key(drawn);
    return new Scene(
        WIDTH,
        TOP + HEIGHT + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Standard error of every weighted average",
        words(),
        marks);
  }

  /** The grid runs over the weight of the first study, within it of the second. */
  private Contours contours() {
    int steps = data.steps();
    int[] start = new int[steps + 2];
    for (int a = 0; a <= steps; a++) {
      start[a + 1] = start[a] + steps - a + 1;
    }
    List<Point> points = data.grid().weights().stream().map(SimplexLayout::place).toList();
    double[] values = new double[points.size()];
    for (int p = 0; p < values.length; p++) {
      values[p] = data.ratio(p);
    }
    List<int[]> triangles = new ArrayList<>();
    for (int a = 0; a < steps; a++) {
      for (int b = 0; b < steps - a; b++) {
        int here = start[a] + b;
        int below = start[a + 1] + b;
        triangles.add(new int[] {here, here + 1, below});
        if (b < steps - a - 1) {
          triangles.add(new int[] {here + 1, below, below + 1});
        }
      }
    }
    return new Contours(points, values, triangles);
  }

  /** On a white ground at the highest point of the line. */
  private void label(List<List<Point>> lines, String text) {
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
    pen.write(highest.x(), y, text, false, Anchor.MIDDLE, Theme.ACCENT, text);
  }

  private void point(WeightedAverage average, int i) {
    Point at = place(average.weights());
    boolean isBest = i == data.named().size() - 1;
    String fill = isBest ? Theme.ACCENT : Theme.series(i + 1);
    marks.add(
        new Mark.Circle(at.x(), at.y(), isBest ? 6 : 5, fill, Stroke.solid(Theme.WHITE, 1.2)));
  }

  private void corners() {
    List<String> labels = data.grid().labels();
    double below = TOP + HEIGHT + Panel.LINE + 4;
    double half = SIDE / 2 - 10;
    pen.fitted(12, below, "all on " + labels.get(0), half, Anchor.START);
    pen.fitted(LEFT + SIDE + 48, below, "all on " + labels.get(1), half, Anchor.END);
    pen.fitted(LEFT + SIDE / 2, TOP - 10, "all on " + labels.get(2), SIDE, Anchor.MIDDLE);
  }

  private void key(List<Double> drawn) {
    double y = TOP + 4;
    pen.heading(KEY, y, "Weights, and SE");
    for (int i = 0; i < data.named().size(); i++) {
      WeightedAverage average = data.named().get(i);
      boolean isBest = i == data.named().size() - 1;
      y += 2 * Panel.LINE;
      String fill = isBest ? Theme.ACCENT : Theme.series(i + 1);
      marks.add(new Mark.Circle(KEY + 5, y - 4, 5, fill, Stroke.solid(Theme.WHITE, 1.2)));
      pen.fitted(KEY + 16, y, average.name(), WIDTH - KEY - 26, Anchor.START);
      y += Panel.LINE;
      pen.muted(
          KEY + 16,
          y,
          "SE %s, %s × smallest"
              .formatted(
                  Digits.significant(average.se()),
                  Digits.fixed(average.se() / data.grid().bestSe(), 2)));
    }
    if (!drawn.isEmpty()) {
      pen.muted(KEY, TOP + HEIGHT - Panel.LINE - 4, "Contours: standard error");
      pen.muted(KEY, TOP + HEIGHT - 4, "in units of the smallest");
    }
  }

  private String words() {
    WeightedAverage best = data.named().get(data.named().size() - 1);
    return "All weights of %s; the standard error is smallest, %s, at the inverse variances, %s."
        .formatted(
            String.join(", ", data.grid().labels()),
            Digits.significant(best.se()),
            String.join(
                " / ", best.weights().stream().map(w -> Digits.fixed(100 * w, 0) + " %").toList()));
  }
}
