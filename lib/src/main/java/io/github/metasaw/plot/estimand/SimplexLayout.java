package io.github.metasaw.plot.estimand;

import io.github.metasaw.estimand.WeightedAverage;
import io.github.metasaw.plot.scene.Digits;
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

/** Places the triangle of the weights of three studies, and some weights with their key. */
final class SimplexLayout {

  private static final double WIDTH = 744;
  private static final double SIDE = 440;
  private static final double LEFT = 60;
  private static final double TOP = 3 * Panel.LINE;
  private static final double HEIGHT = SIDE * Math.sqrt(3) / 2;
  private static final double KEY = LEFT + SIDE + 50;

  private final SimplexData data;
  private final WeightTriangle triangle;
  private final List<Mark> marks = new ArrayList<>();
  private final TextWriter pen = new TextWriter(marks);

  private SimplexLayout(SimplexData data) {
    this.data = data;
    this.triangle = new WeightTriangle(data.grid(), data.steps(), LEFT, TOP, SIDE);
  }

  static Scene draw(SimplexData data) {
    return new SimplexLayout(data).scene();
  }

  private Scene scene() {
    boolean hasContours = triangle.draw(marks);
    for (int i = 0; i < data.named().size(); i++) {
      point(data.named().get(i), i);
    }
    triangle.corners(LEFT - 12, marks);
    key(hasContours);
    return new Scene(
        WIDTH,
        TOP + HEIGHT + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Standard error of every weighted average",
        words(),
        marks);
  }

  private void point(WeightedAverage average, int i) {
    Point at = triangle.place(average.weights());
    boolean isBest = i == data.named().size() - 1;
    String fill = isBest ? Theme.ACCENT : Theme.series(i + 1);
    marks.add(
        new Mark.Circle(at.x(), at.y(), isBest ? 6 : 5, fill, Stroke.solid(Theme.WHITE, 1.2)));
  }

  private void key(boolean hasContours) {
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
    if (hasContours) {
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
