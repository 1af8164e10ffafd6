package io.github.metasaw.plot.estimand;

import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.estimand.WeightedAverage;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Plane;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.TextWriter;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Places every pooled effect that weights of three studies can give, by its standard error: the
 * triangle of weights as a net. The lowest point has the weights for tau.
 */
final class PossibleAveragesLayout {

  private static final double LEFT = 64;
  private static final double MARGIN = 18;

  /** Lines of the field. */
  private static final int FIELD = 18;

  /** Parts of the whole between two lines of the net. */
  private static final int MESHES = 8;

  private static final Stroke NET = Stroke.solid(Theme.RULE, 0.8);
  private static final Stroke EDGE = Stroke.solid(Theme.MUTED, 1.2);

  private final WeightsGivenTau data;
  private final double[] estimates;
  private final Plane plane;
  private final List<Mark> marks = new ArrayList<>();

  private PossibleAveragesLayout(WeightsGivenTau data, Transformation scale, double width) {
    this.data = data;
    this.estimates = data.estimates();
    double key = WeightsGivenTauLayout.legend(data).draw(MARGIN, width - MARGIN, 18, marks);
    double top = Panel.below(key, 2);
    double most = data.grid().standardErrors().stream().mapToDouble(se -> se).max().orElseThrow();
    Axis x = Plane.axis(LEFT, width - MARGIN, estimates).on(scale);
    Axis y = new Axis(0, 1.12 * most, top + FIELD * Panel.LINE, top);
    this.plane = new Plane(x, y, marks);
  }

  static Scene draw(WeightsGivenTau data, EffectName name, Transformation scale, double width) {
    return new PossibleAveragesLayout(data, scale, width).scene(name.axis(scale), width);
  }

  private Scene scene(String name, double width) {
    Axis x = plane.x();
    Axis y = plane.y();
    Panel panel = new Panel(x, y, marks);
    for (int study = 0; study < WeightsGivenTau.STUDIES; study++) {
      for (int mesh = 1; mesh < MESHES; mesh++) {
        line(study, mesh * WeightTriangle.STEPS / MESHES, NET);
      }
    }
    for (int study = 0; study < WeightsGivenTau.STUDIES; study++) {
      line(study, 0, EDGE);
    }
    panel.left();
    panel.bottom(name);
    new TextWriter(marks).start(MARGIN, y.to() - 9, "Standard error");
    corners();
    for (int i = 0; i < data.averages().size(); i++) {
      WeightedAverage each = data.averages().get(i);
      double px = x.pixel(each.estimate());
      marks.add(
          new Mark.Circle(
              px,
              y.pixel(each.se()),
              5.5,
              WeightsGivenTauLayout.fill(i),
              WeightsGivenTauLayout.edge(i)));
    }
    return new Scene(
        width,
        y.from() + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Pooled effects of all weights",
        words(x.scale()),
        marks);
  }

  /** Where a study has so many parts, and the other two share what is left. */
  private void line(int study, int parts, Stroke stroke) {
    int steps = WeightTriangle.STEPS;
    List<Point> points = new ArrayList<>();
    for (int other = 0; other <= steps - parts; other++) {
      int rest = steps - parts - other;
      int p =
          switch (study) {
            case 0 -> WeightTriangle.number(steps, parts, other);
            case 1 -> WeightTriangle.number(steps, other, parts);
            default -> WeightTriangle.number(steps, other, rest);
          };
      points.add(
          new Point(
              plane.x().pixel(estimates[p]), plane.y().pixel(data.grid().standardErrors().get(p))));
    }
    marks.add(new Mark.Polyline(points, stroke, "·"));
  }

  /** The studies alone. */
  private void corners() {
    for (int i = 0; i < WeightsGivenTau.STUDIES; i++) {
      double se = Math.sqrt(data.studies().vi()[i] + data.tau() * data.tau());
      String label = data.studies().labels().get(i);
      double half = Fonts.width(label, Panel.SIZE, false) / 2;
      double px = plane.x().pixel(data.studies().yi()[i]);
      double at = Math.max(LEFT + half + 4, Math.min(plane.x().to() + MARGIN - half, px));
      new TextWriter(marks)
          .fitted(at, plane.y().pixel(se) - 7, label, plane.x().to() - LEFT, Anchor.MIDDLE);
    }
  }

  private String words(Transformation scale) {
    return "Every average from %s to %s; with the weights for tau %s, standard error %s."
        .formatted(
            Digits.significant(Arrays.stream(estimates).min().orElseThrow(), scale),
            Digits.significant(Arrays.stream(estimates).max().orElseThrow(), scale),
            Digits.significant(data.now().estimate(), scale),
            Digits.significant(data.now().se()));
  }
}
