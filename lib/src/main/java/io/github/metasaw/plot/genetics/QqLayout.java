package io.github.metasaw.plot.genetics;

import io.github.metasaw.genetics.scan.QqData;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stem;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Places observed against expected p values, the line of equality, and the band of chance. */
final class QqLayout {

  private static final double WIDTH = 560;
  private static final double LEFT = 62;
  private static final double RIGHT = WIDTH - 24;
  private static final double FIELD = 22 * Panel.LINE;

  /** Dots nearer than this to the one before are left out. */
  private static final double APART = 1;

  private static final Stroke EQUAL = Stroke.dashed(Theme.INK, 1);

  private final QqData data;
  private final List<Mark> marks = new ArrayList<>();

  private QqLayout(QqData data) {
    this.data = data;
  }

  static Scene draw(QqData data) {
    return new QqLayout(data).scene();
  }

  private Scene scene() {
    Legend legend = new Legend().point("p values", Theme.ACCENT, Stroke.solid(Theme.ACCENT, 0));
    legend.rule("as expected", EQUAL).swatch("95 % without association", Theme.PALE, "░");
    double top = Panel.below(legend.draw(LEFT, RIGHT, Panel.LINE + 2, marks), 2);
    double bottom = top + FIELD;
    double expected = data.band().get(0).expected();
    double observed = expected;
    for (QqData.Point point : data.points()) {
      observed = Math.max(observed, point.observed());
    }
    Axis x = new Axis(0, 1.04 * expected, LEFT, RIGHT);
    Axis y = new Axis(0, 1.06 * observed, bottom, top);
    Panel panel = new Panel(x, y, marks);
    band(x, y);
    double end = Math.min(x.high(), y.high());
    marks.add(
        new Mark.Polyline(
            List.of(new Point(x.pixel(0), y.pixel(0)), new Point(x.pixel(end), y.pixel(end))),
            EQUAL,
            "╌"));
    List<Stem> dots = dots(x, y);
    marks.add(new Mark.Stems(dots, Theme.dot(dots.size(), 4), Theme.ACCENT));
    panel.left();
    panel.bottom("Expected -log10 p");
    panel.heading("Observed -log10 " + data.column(), 2);
    panel.remark(numbers(), 1);
    return new Scene(
        WIDTH,
        bottom + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "QQ plot of " + data.column(),
        "Observed against expected p values: " + numbers() + ".",
        marks);
  }

  private String numbers() {
    String n = data.n() == 1 ? "1 p value" : String.format(Locale.ROOT, "%,d p values", data.n());
    QqData.Point last = data.points().get(data.points().size() - 1);
    return "%s; lambda = %s; highest -log10 p %s"
        .formatted(n, Digits.fixed(data.lambda(), 3), Digits.fixed(last.observed(), 2));
  }

  private void band(Axis x, Axis y) {
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

  private List<Stem> dots(Axis x, Axis y) {
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
    return dots;
  }
}
