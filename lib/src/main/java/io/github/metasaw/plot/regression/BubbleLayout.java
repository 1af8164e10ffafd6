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
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/** Places a bubble plot: the area of a circle is the weight of its row; bands are intervals. */
final class BubbleLayout {

  private static final double WIDTH = 690;
  private static final double HEIGHT = 420;
  private static final double RIGHT = 540;
  private static final double LARGEST = 9;
  static final String[] INKS = {Theme.ACCENT, Theme.WARM, Theme.INK, Theme.MUTED};
  private static final String[] SHADES = {"#dbe7f4", "#f3e0d5", "#e4e6e8", "#eceff2"};

  private BubbleLayout() {}

  static Scene draw(BubbleData data, Transformation scale) {
    List<Mark> marks = new ArrayList<>();
    String effect = data.name().on(scale);
    Axis x =
        Plane.axis(70, RIGHT, data.points().stream().mapToDouble(BubbleData.Bubble::x).toArray());
    DoubleStream ends =
        data.lines().stream()
            .flatMapToDouble(
                line -> DoubleStream.concat(stream(line.lower()), stream(line.upper())));
    double[] all =
        DoubleStream.concat(data.points().stream().mapToDouble(BubbleData.Bubble::y), ends)
            .toArray();
    Plane plane = new Plane(x, Plane.axis(360, 40, all).on(scale), marks);
    for (int i = 0; i < data.lines().size(); i++) {
      BubbleData.RegressionLine line = data.lines().get(i);
      plane.band(line.x(), line.lower(), line.upper(), SHADES[i % SHADES.length]);
    }
    plane.level(0, Stroke.dashed(Theme.RULE, 1));
    data.points().stream()
        .sorted(Comparator.comparingDouble(point -> -point.weight()))
        .forEach(
            point ->
                marks.add(
                    new Mark.Circle(
                        x.pixel(point.x()),
                        plane.y().pixel(point.y()),
                        Math.max(1.5, LARGEST * Math.sqrt(point.weight())),
                        INKS[Math.max(0, point.line()) % INKS.length],
                        Stroke.solid(Theme.WHITE, 1))));
    for (int i = 0; i < data.lines().size(); i++) {
      BubbleData.RegressionLine line = data.lines().get(i);
      plane.curve(line.x(), line.mean(), Stroke.solid(Theme.WHITE, 4));
      plane.curve(line.x(), line.mean(), Stroke.solid(INKS[i % INKS.length], 2));
    }
    plane.axes(data.moderator(), effect + scale.axisNote(), 7);
    key(plane, data);
    String heading = effect + " by " + data.moderator();
    return new Scene(
        WIDTH, HEIGHT, Fonts.CELL * Plane.SIZE, 16, heading, words(data, scale), marks);
  }

  private static DoubleStream stream(double[] values) {
    return DoubleStream.of(values);
  }

  private static void key(Plane plane, BubbleData data) {
    double px = RIGHT + 16;
    for (int i = 0; i < data.lines().size() && data.lines().size() > 1; i++) {
      double py = 52 + 22 * i;
      String name = data.lines().get(i).name();
      Stroke stroke = Stroke.solid(INKS[i % INKS.length], 2);
      plane.marks().add(new Mark.Line(px, py - 4, px + 18, py - 4, stroke));
      String shown = Fonts.fit(name, Plane.SIZE, false, WIDTH - px - 30);
      plane.text(px + 25, py, shown, false, Anchor.START);
    }
  }

  private static String words(BubbleData data, Transformation scale) {
    StringBuilder words = new StringBuilder();
    words.append(data.points().size()).append(" rows, area by weight. Mean effect");
    for (BubbleData.RegressionLine line : data.lines()) {
      int last = line.mean().length - 1;
      words.append(line.name().isEmpty() ? "" : " in " + line.name());
      words.append(" from ").append(Digits.significant(line.mean()[0], scale));
      words.append(" to ").append(Digits.significant(line.mean()[last], scale)).append(';');
    }
    words.setCharAt(words.length() - 1, '.');
    return words.toString();
  }
}
