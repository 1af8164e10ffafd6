package io.github.metasaw.plot.sensitivity;

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

/** Places a weight function: the curve, its interval as a band, and a tick for each study. */
final class WeightFunctionLayout {

  private static final double WIDTH = 620;
  private static final double HEIGHT = 400;
  private static final double RUG = 9;

  private WeightFunctionLayout() {}

  static Scene draw(WeightFunctionData data) {
    List<Mark> marks = new ArrayList<>();
    double[] at = data.at();
    double low = data.isOfEffects() ? at[0] : 0;
    double high = data.isOfEffects() ? at[at.length - 1] : 1;
    Axis x = new Axis(low, high, 64, WIDTH - 20);
    Axis y = new Axis(0, 1.6 * data.highest(), HEIGHT - 78, 34);
    Plane plane = new Plane(x, y, marks);
    plane.band(at, data.lower(), data.upper(), Theme.PALE);
    plane.level(1, Stroke.dashed(Theme.RULE, 1));
    plane.curve(at, data.weight(), Stroke.solid(Theme.ACCENT, 2));
    for (double each : data.rug()) {
      double px = x.pixel(Math.min(Math.max(each, low), high));
      marks.add(new Mark.Line(px, y.from() - RUG, px, y.from() - 1, Stroke.solid(Theme.MUTED, 1)));
    }
    plane.axes(data.axis(), "Relative weight", 6);
    String key =
        "band: pointwise %s interval".formatted(Digits.percent(data.level()))
            + (data.rug().length == 0
                ? ""
                : "; ticks: the %d studies".formatted(data.rug().length));
    marks.add(
        new Mark.Text(12, HEIGHT - 12, key, Plane.SIZE, false, Anchor.START, Theme.MUTED, key));
    return new Scene(
        WIDTH, HEIGHT, Fonts.CELL * Plane.SIZE, 16, data.title(), description(data), marks);
  }

  private static String description(WeightFunctionData data) {
    int n = data.at().length;
    int middle = n / 2;
    return "Relative probability of publication by %s: weight %s at %s, %s at %s, %s at %s."
        .formatted(
            data.isOfEffects() ? "the effect of a study" : "the p value of a study",
            Digits.significant(data.weight()[0]),
            Digits.significant(data.at()[0]),
            Digits.significant(data.weight()[middle]),
            Digits.significant(data.at()[middle]),
            Digits.significant(data.weight()[n - 1]),
            Digits.significant(data.at()[n - 1]));
  }
}
