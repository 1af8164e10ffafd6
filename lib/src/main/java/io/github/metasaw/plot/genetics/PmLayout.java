package io.github.metasaw.plot.genetics;

import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.LabelBoxes;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.PointLabels;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Places the studies of one SNP: m-values to the right, -log10 p upward. */
final class PmLayout {

  private static final double WIDTH = 572;
  private static final double LEFT = 62;
  private static final double RIGHT = WIDTH - 26;
  private static final double FIELD = 21 * Panel.LINE;
  private static final double RADIUS = 4.2;
  private static final Stroke EDGE = Stroke.solid(Theme.WHITE, 0.8);
  private static final Stroke LINE = Stroke.dashed(Theme.MUTED, 1);

  private PmLayout() {}

  static Scene draw(PmData data) {
    List<Mark> marks = new ArrayList<>();
    Legend legend =
        new Legend()
            .point("has the effect", colour(1), EDGE)
            .point("ambiguous", colour(0), EDGE)
            .point("does not have it", colour(-1), EDGE)
            .rule("m-values of 0.1 and 0.9", LINE);
    double top = Panel.below(legend.draw(LEFT, RIGHT, Panel.LINE + 2, marks), 2);
    double highest =
        data.points().stream().mapToDouble(PmData.PmPoint::minusLog10P).max().orElse(1);
    Axis x = new Axis(-0.03, 1.03, LEFT, RIGHT);
    double high = 1.08 * Math.max(1, highest);
    Axis y = new Axis(-0.03 * high, high, top + FIELD, top);
    Panel panel = new Panel(x, y, marks);
    panel.vertical(PmData.HAS_NOT, LINE);
    panel.vertical(PmData.HAS, LINE);
    points(data, x, y, marks);
    panel.left();
    panel.bottom("m-value: posterior probability that the study has the effect", 6);
    panel.heading("-log10 p of each study", 2);
    panel.remark("prior SD of the effect %s".formatted(Digits.plain(data.sd())), 1);
    return new Scene(
        WIDTH,
        top + FIELD + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "PM plot",
        words(data),
        marks);
  }

  private static void points(PmData data, Axis x, Axis y, List<Mark> marks) {
    List<PmData.PmPoint> byP =
        data.points().stream()
            .sorted(Comparator.comparingDouble(PmData.PmPoint::minusLog10P).reversed())
            .toList();
    List<PointLabels.LabelledPoint> names = new ArrayList<>();
    for (PmData.PmPoint study : byP) {
      double px = x.pixel(study.mValue());
      double py = y.pixel(study.minusLog10P());
      String colour = colour(PmData.prediction(study.mValue()));
      marks.add(new Mark.Circle(px, py, RADIUS, colour, EDGE));
      names.add(new PointLabels.LabelledPoint(px, py, study.label(), true, study.mValue() < 0.6));
    }
    new PointLabels(new LabelBoxes.Box(LEFT, y.to(), RIGHT, y.from()), RADIUS, marks).draw(names);
  }

  private static String colour(int prediction) {
    return prediction > 0 ? Theme.WARM : prediction < 0 ? Theme.ACCENT : Theme.GREEN;
  }

  private static String words(PmData data) {
    List<String> studies =
        data.points().stream()
            .map(
                study ->
                    "%s: m-value %s, -log10 p %s"
                        .formatted(
                            study.label(),
                            Digits.fixed(study.mValue(), 3),
                            Digits.fixed(study.minusLog10P(), 2)))
            .toList();
    return "Studies by their m-values and p values. " + String.join("; ", studies) + ".";
  }
}
