package io.github.metasaw.plot.regression;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.model.parameter.Link;
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
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Places parameters by level: one panel each, a point and its interval for each level. */
final class LevelsLayout {

  private static final double PANEL = 250;
  private static final double LEFT = 58;

  /** By which a number beside a point may reach over the room of its level. */
  private static final double EDGE = 3;

  private static final double TOP = 40;
  private static final double BOTTOM = 250;
  private static final double HEIGHT = BOTTOM + 34;
  private static final int ACROSS = 3;

  private LevelsLayout() {}

  static Scene draw(LevelsData data, Transformation scale) {
    List<Mark> marks = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < data.panels().size(); i++) {
      LevelsData.LevelsPanel panel = data.panels().get(i);
      int line = i / ACROSS;
      Transformation own = panel.link().equals(Link.IDENTITY) ? scale : Transformation.IDENTITY;
      boolean isRobust = panel.link().equals(Link.IDENTITY) && !data.means().isEmpty();
      String label = panel.name() + (isRobust ? ", cluster-robust" : "");
      panel(marks, panel, label, own, new double[] {(i % ACROSS) * PANEL, line * HEIGHT});
      for (LevelsData.LevelEstimate row : panel.rows()) {
        words.append(
            String.format(
                Locale.ROOT,
                "%s in %s %s (%s to %s). ",
                panel.name(),
                row.level(),
                Digits.significant(row.estimate(), own),
                Digits.significant(row.lower(), own),
                Digits.significant(row.upper(), own)));
      }
    }
    int columns = Math.min(ACROSS, data.panels().size());
    int lines = (data.panels().size() + ACROSS - 1) / ACROSS;
    String heading = "Parameters by " + data.moderator();
    if (!data.means().isEmpty()) {
      heading += ", " + data.means();
    }
    return new Scene(
        columns * PANEL,
        lines * HEIGHT,
        Fonts.CELL * Plane.SIZE,
        16,
        heading,
        words.toString().strip(),
        marks);
  }

  private static void panel(
      List<Mark> marks,
      LevelsData.LevelsPanel panel,
      String label,
      Transformation scale,
      double[] corner) {
    double x0 = corner[0];
    double y0 = corner[1];
    int n = panel.rows().size();
    double[] ends =
        panel.rows().stream()
            .flatMapToDouble(row -> DoubleStream.of(row.lower(), row.estimate(), row.upper()))
            .toArray();
    double[] shown = DoubleStream.concat(DoubleStream.of(ends), DoubleStream.of(0)).toArray();
    boolean sd = panel.link().equals(Link.LOG);
    Axis y = Plane.axis(y0 + BOTTOM, y0 + TOP, shown).on(scale);
    if (sd) {
      y = new Axis(0, y.high(), y.from(), y.to());
    }
    double ticks =
        y.ticks(Plane.TICKS).stream()
            .mapToDouble(tick -> Fonts.width(tick.label(), Plane.SIZE, false))
            .max()
            .orElse(0);
    Axis x = new Axis(0, n, x0 + Math.max(LEFT, ticks + 14), x0 + PANEL - 16);
    Plane plane = new Plane(x, y, marks);
    plane.frame();
    plane.upright(sd ? "SD: " + label : scale.noted(label));
    if (!sd) {
      plane.level(0, Stroke.dashed(Theme.RULE, 1));
    }
    double room = (x.to() - x.from()) / n - 6;
    for (int i = 0; i < n; i++) {
      LevelsData.LevelEstimate row = panel.rows().get(i);
      double px = x.pixel(i + 0.5);
      Stroke bar = Stroke.solid(Theme.ACCENT, 2);
      if (Double.isFinite(row.lower()) && Double.isFinite(row.upper())) {
        marks.add(new Mark.Line(px, y.clipped(row.lower()), px, y.clipped(row.upper()), bar));
      }
      if (Double.isFinite(row.estimate())) {
        Stroke edge = Stroke.solid(Theme.WHITE, 1);
        marks.add(new Mark.Circle(px, y.pixel(row.estimate()), 5, Theme.ACCENT, edge));
        String number = Digits.significant(row.estimate(), scale);
        double width = Fonts.width(number, Plane.SIZE, false);
        double py = Math.min(y.pixel(row.estimate()) + 4, y.from() - 6);
        if (9 + width <= room / 2 + EDGE) {
          plane.text(px + 9, py, number, false, Anchor.START);
        } else {
          plane.text(px, py - 14, number, false, Anchor.MIDDLE);
        }
      }
      String level = Fonts.shorten(row.level(), Plane.SIZE, false, room);
      plane.text(px, y0 + BOTTOM + 18, level, false, Anchor.MIDDLE);
    }
  }
}
