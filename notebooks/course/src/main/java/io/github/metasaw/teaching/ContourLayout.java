package io.github.metasaw.teaching;

import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Colours;
import io.github.metasaw.plot.scene.Contours;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.TextWriter;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;

/**
 * Places joint densities of two effects side by side, as contours at shares of their largest
 * height; a density is exchangeable where it mirrors itself in the dashed diagonal.
 */
final class ContourLayout {

  private static final double SIDE = 12 * Panel.LINE;
  private static final double GAP = 64;
  private static final double LEFT = 54;
  private static final int MAX_COLUMNS = 3;
  private static final int CELLS = 60;
  private static final double[] SHARES = {0.05, 0.2, 0.4, 0.6, 0.8, 0.95};

  private final List<PairDensity> densities;
  private final double reach;
  private final List<Mark> marks = new ArrayList<>();

  private ContourLayout(List<PairDensity> densities) {
    this.densities = densities;
    this.reach =
        densities.stream()
            .flatMap(density -> density.parts().stream())
            .mapToDouble(
                p ->
                    Math.max(
                        Math.abs(p.mean1()) + 2.7 * p.sd1(), Math.abs(p.mean2()) + 2.7 * p.sd2()))
            .max()
            .orElse(1);
  }

  static Scene draw(List<PairDensity> densities) {
    return new ContourLayout(List.copyOf(densities)).scene();
  }

  private Scene scene() {
    int columns = Math.min(MAX_COLUMNS, densities.size());
    double height = SIDE + 7 * Panel.LINE;
    for (int i = 0; i < densities.size(); i++) {
      int row = i / MAX_COLUMNS;
      int column = i % MAX_COLUMNS;
      panel(densities.get(i), LEFT + column * (SIDE + GAP), 2 * Panel.LINE + row * height);
    }
    int rows = (densities.size() + MAX_COLUMNS - 1) / MAX_COLUMNS;
    return new Scene(
        LEFT + columns * (SIDE + GAP),
        rows * height,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Joint densities of two effects",
        words(),
        marks);
  }

  private void panel(PairDensity density, double left, double top) {
    Axis x = new Axis(-reach, reach, left, left + SIDE);
    Axis y = new Axis(-reach, reach, top + SIDE, top);
    TextWriter pen = new TextWriter(marks);
    pen.fitted(left + SIDE / 2, top - 9, density.name(), SIDE + GAP - 12, Anchor.MIDDLE);
    marks.add(new Mark.Rect(left, top, SIDE, SIDE, Theme.ZEBRA, ""));
    marks.add(new Mark.Line(left, top + SIDE, left + SIDE, top, Stroke.dashed(Theme.MUTED, 1)));
    Contours contours = contours(density, x, y);
    double highest = 0;
    for (double value : contours.values()) {
      highest = Math.max(highest, value);
    }
    for (int s = 0; s < SHARES.length; s++) {
      String colour = Colours.tint(Theme.ACCENT, 0.4 + 0.6 * s / (SHARES.length - 1));
      for (List<Point> line : contours.at(SHARES[s] * highest)) {
        marks.add(new Mark.Polyline(line, Stroke.solid(colour, 1.3), "·"));
      }
    }
    Panel panel = new Panel(x, y, marks);
    panel.left(5);
    panel.bottom("first effect; second upward");
    pen.muted(left, top + SIDE + 4 * Panel.LINE - 4, properties(density));
  }

  private static Contours contours(PairDensity density, Axis x, Axis y) {
    List<Point> points = new ArrayList<>();
    double[] values = new double[(CELLS + 1) * (CELLS + 1)];
    for (int i = 0; i <= CELLS; i++) {
      for (int j = 0; j <= CELLS; j++) {
        double a = x.low() + (x.high() - x.low()) * i / CELLS;
        double b = y.low() + (y.high() - y.low()) * j / CELLS;
        values[points.size()] = density.density(a, b);
        points.add(new Point(x.pixel(a), y.pixel(b)));
      }
    }
    List<int[]> triangles = new ArrayList<>();
    for (int i = 0; i < CELLS; i++) {
      for (int j = 0; j < CELLS; j++) {
        int a = i * (CELLS + 1) + j;
        int b = a + CELLS + 1;
        triangles.add(new int[] {a, b, b + 1});
        triangles.add(new int[] {a, a + 1, b + 1});
      }
    }
    return new Contours(points, values, triangles);
  }

  private static String properties(PairDensity density) {
    return "identical %s, exchangeable %s, independent %s"
        .formatted(
            sign(density.isIdentical()),
            sign(density.isExchangeable()),
            sign(density.isIndependent()));
  }

  private static String sign(boolean holds) {
    return holds ? "✓" : "✗";
  }

  private String words() {
    return String.join(
            "; ",
            densities.stream()
                .map(
                    d ->
                        "%s: identically distributed %s, exchangeable %s, independent %s"
                            .formatted(
                                d.name(),
                                yes(d.isIdentical()),
                                yes(d.isExchangeable()),
                                yes(d.isIndependent())))
                .toList())
        + ".";
  }

  private static String yes(boolean holds) {
    return holds ? "yes" : "no";
  }
}
