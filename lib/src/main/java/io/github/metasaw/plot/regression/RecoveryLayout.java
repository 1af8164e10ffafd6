package io.github.metasaw.plot.regression;

import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Plane;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Places a recovery: the range of the estimates of each coefficient, its median and the truth. */
final class RecoveryLayout {

  private static final double WIDTH = 690;
  private static final double LEFT = 190;
  private static final double RIGHT = 520;
  private static final double ROW = 26;
  private static final double TOP = 40;

  private RecoveryLayout() {}

  static Scene draw(RecoveryData data) {
    List<Mark> marks = new ArrayList<>();
    double bottom = TOP + ROW * data.rows().size();
    double[] ends =
        data.rows().stream()
            .flatMapToDouble(row -> DoubleStream.of(row.low(), row.high(), row.truth()))
            .toArray();
    Axis x = Plane.axis(LEFT, RIGHT, ends);
    Plane plane = new Plane(x, new Axis(0, 1, bottom, TOP), marks);
    plane.upright(0, Stroke.dashed(Theme.RULE, 1));
    plane.text(RIGHT + 20, TOP - 10, "truth", true, Anchor.START);
    plane.text(WIDTH - 16, TOP - 10, "coverage", true, Anchor.END);
    for (int i = 0; i < data.rows().size(); i++) {
      row(data.rows().get(i), x, TOP + ROW * (i + 0.5), plane, marks);
    }
    double worst =
        data.rows().stream().mapToDouble(RecoveryData.RecoveredTerm::coverage).min().orElse(1);
    marks.add(new Mark.Line(LEFT, bottom, RIGHT, bottom, Stroke.solid(Theme.INK, 1)));
    for (Axis.Tick tick : x.ticks(7)) {
      double px = x.pixel(tick.value());
      marks.add(new Mark.Line(px, bottom, px, bottom + 5, Stroke.solid(Theme.INK, 1)));
      plane.text(px, bottom + 19, tick.label(), false, Anchor.MIDDLE);
    }
    String key =
        "line: middle 95 % of "
            + data.fits()
            + " estimates; point: median; bar: truth; coverage of "
            + percent(data.level())
            + " intervals";
    plane.text(12, bottom + 44, key, false, Anchor.START);
    String heading = "Recovery of the truth";
    String words =
        data.fits() + " simulated data sets; the lowest coverage is " + percent(worst) + ".";
    return new Scene(WIDTH, bottom + 56, Fonts.CELL * Plane.SIZE, 16, heading, words, marks);
  }

  /** The middle of the estimates of a coefficient, their median, and the truth. */
  private static void row(
      RecoveryData.RecoveredTerm row, Axis x, double y, Plane plane, List<Mark> marks) {
    Stroke range = Stroke.solid(Theme.ACCENT, 2);
    marks.add(new Mark.Line(x.clipped(row.low()), y, x.clipped(row.high()), y, range));
    Stroke edge = Stroke.solid(Theme.WHITE, 1);
    marks.add(new Mark.Circle(x.clipped(row.median()), y, 4, Theme.ACCENT, edge));
    double truth = x.pixel(row.truth());
    marks.add(new Mark.Line(truth, y - 9, truth, y + 9, Stroke.solid(Theme.WARM, 2)));
    String term = Fonts.shorten(row.term(), Plane.SIZE, false, LEFT - 24);
    plane.text(12, y + 4, term, false, Anchor.START);
    plane.text(RIGHT + 20, y + 4, Digits.significant(row.truth()), false, Anchor.START);
    plane.text(WIDTH - 16, y + 4, percent(row.coverage()), false, Anchor.END);
  }

  private static String percent(double share) {
    return Digits.fixed(100 * share, 1) + " %";
  }
}
