package io.github.metasaw.plot.estimand;

import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Curve;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.TextWriter;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Places a L'Abbé plot: group 1 against group 2, the diagonal of no effect, the pooled effect. */
final class LabbeLayout {

  private static final double LEFT = 72;
  private static final double SIDE = 384;
  private static final double LARGEST = 11;
  private static final int STEPS = 201;

  /** Ticks of either axis, which has the same scale as the other. */
  private static final int MAX_TICKS = 6;

  private final LabbeData data;
  private final List<Mark> marks = new ArrayList<>();
  private final double top;
  private final Axis x;
  private final Axis y;

  private LabbeLayout(LabbeData data) {
    this.data = data;
    this.top = Panel.below(legend().draw(14, LEFT + SIDE, Panel.LINE + 2, marks), 1);
    this.x = new Axis(0, data.most(), LEFT, LEFT + SIDE);
    this.y = new Axis(0, data.most(), top + SIDE, top);
  }

  static Scene draw(LabbeData data) {
    return new LabbeLayout(data).scene();
  }

  private boolean isPooled() {
    return !Double.isNaN(data.pooled());
  }

  private Legend legend() {
    Legend legend = new Legend();
    legend.point("study, area by precision", Theme.ACCENT, Stroke.solid(Theme.WHITE, 0.8));
    legend.rule("no effect", Stroke.solid(Theme.RULE, 1));
    if (isPooled()) {
      legend.rule("pooled effect", Stroke.dashed(Theme.INK, 1.2));
    }
    return legend;
  }

  private Scene scene() {
    double most = data.most();
    Panel panel = new Panel(x, y, marks);
    marks.add(
        new Mark.Line(
            x.pixel(0), y.pixel(0), x.pixel(most), y.pixel(most), Stroke.solid(Theme.RULE, 1)));
    if (isPooled()) {
      Curve curve = Curve.of(data::predicted, most / (10 * STEPS), most, STEPS);
      panel.curve(curve, Stroke.dashed(Theme.INK, 1.2), "·");
    }
    points();
    panel.bottom(data.quantity() + " in group 2", MAX_TICKS);
    panel.left(MAX_TICKS);
    new TextWriter(marks).start(10, top - 10, data.quantity() + " in group 1");
    return new Scene(
        LEFT + SIDE + 24,
        top + SIDE + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        data.quantity() + "s of two groups",
        words(data),
        marks);
  }

  /** The studies, the most precise first, so that none is hidden. */
  private void points() {
    double heaviest =
        data.points().stream().mapToDouble(LabbeData.LabbePoint::weight).max().orElse(1);
    data.points().stream()
        .sorted(Comparator.comparingDouble(point -> -point.weight()))
        .forEach(
            point ->
                marks.add(
                    new Mark.Circle(
                        x.pixel(point.second()),
                        y.pixel(point.first()),
                        Math.max(2.5, LARGEST * Math.sqrt(point.weight() / heaviest)),
                        Theme.ACCENT,
                        Stroke.solid(Theme.WHITE, 1))));
  }

  private static String words(LabbeData data) {
    long below = data.points().stream().filter(point -> point.first() < point.second()).count();
    return "%d studies, %d of them with a smaller %s in group 1."
        .formatted(data.points().size(), below, data.quantity().toLowerCase(Locale.ROOT));
  }
}
