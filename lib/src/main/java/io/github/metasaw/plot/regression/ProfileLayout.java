package io.github.metasaw.plot.regression;

import io.github.metasaw.data.effect.Transformation;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Places profile likelihoods, one panel per parameter: the curve, the parabola that Wald's interval
 * corresponds to (dashed), and the level whose crossings are the profile interval.
 */
final class ProfileLayout {

  private static final double PANEL = 250;
  private static final double HEIGHT = 230;
  private static final int ACROSS = 3;

  private ProfileLayout() {}

  static Scene draw(ProfileData data, Transformation scale) {
    List<Mark> marks = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < data.curves().size(); i++) {
      ProfileData.ProfileCurve curve = data.curves().get(i);
      int line = i / ACROSS;
      Transformation own = curve.isMean() ? scale : Transformation.IDENTITY;
      panel(marks, data, curve, own, (i % ACROSS) * PANEL, line * HEIGHT);
      words.append(
          String.format(
              Locale.ROOT,
              "%s %s (%s to %s). ",
              curve.term(),
              Digits.significant(curve.estimate(), own),
              Digits.significant(curve.lower(), own),
              Digits.significant(curve.upper(), own)));
    }
    int columns = Math.min(ACROSS, data.curves().size());
    int lines = (data.curves().size() + ACROSS - 1) / ACROSS;
    double bottom = lines * HEIGHT;
    String key =
        "solid: profile; dashed: Wald's parabola; level line: ends of the %s %% interval"
            .formatted(Digits.fixed(100 * data.level(), data.level() * 100 % 1 == 0 ? 0 : 1));
    marks.add(
        new Mark.Text(12, bottom + 14, key, Plane.SIZE, false, Anchor.START, Theme.MUTED, key));
    String heading = "Profile likelihoods";
    return new Scene(
        Math.max(columns * PANEL, 24 + Fonts.width(key, Plane.SIZE, false)),
        bottom + 24,
        Fonts.CELL * Plane.SIZE,
        16,
        heading,
        "Estimates with profile intervals: " + words.toString().strip(),
        marks);
  }

  private static void panel(
      List<Mark> marks,
      ProfileData data,
      ProfileData.ProfileCurve curve,
      Transformation scale,
      double x0,
      double y0) {
    int last = curve.value().length - 1;
    Axis x = new Axis(curve.value()[0], curve.value()[last], x0 + 58, x0 + PANEL - 14, scale);
    Axis y = new Axis(-2.2 * data.drop(), 0.15 * data.drop(), y0 + HEIGHT - 38, y0 + 34);
    Plane plane = new Plane(x, y, marks);
    plane.frame();
    List<Axis.Tick> ticks = x.ticks(4);
    for (Axis.Tick tick : ticks.size() < 2 ? x.ticks(8) : ticks) {
      double px = x.pixel(tick.value());
      marks.add(new Mark.Line(px, y.from(), px, y.from() + 5, Stroke.solid(Theme.INK, 1)));
      plane.text(px, y.from() + 19, tick.label(), false, Anchor.MIDDLE);
    }
    String name = Fonts.fit(scale.noted(curve.term()), Plane.SIZE, false, PANEL - 40);
    plane.upright(name);
    plane.level(-data.drop(), Stroke.solid(Theme.RULE, 1));
    plane.upright(curve.lower(), Stroke.dashed(Theme.RULE, 1));
    plane.upright(curve.upper(), Stroke.dashed(Theme.RULE, 1));
    plane.curve(curve.value(), inside(y, curve.wald()), Stroke.dashed(Theme.WARM, 1.4));
    plane.curve(curve.value(), inside(y, curve.fall()), Stroke.solid(Theme.ACCENT, 2));
  }

  /** NaN for what is below the panel, so that it is not drawn along its edge. */
  private static double[] inside(Axis y, double[] values) {
    return Arrays.stream(values).map(v -> v < y.low() ? Double.NaN : v).toArray();
  }
}
