package io.github.metasaw.plot;

import io.github.metasaw.check.MetaException;
import io.github.metasaw.plot.Mark.Stroke;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Places one line of y over x, as R's {@code plot(x, y, type = "l")}. */
final class LineLayout {

  private static final double LEFT = 84;
  private static final double RIGHT = 560;
  private static final double FIELD = 15 * Panel.LINE;
  private static final double ROOM = 0.04;

  private LineLayout() {}

  static Scene of(double[] x, double[] y, String title, String xName, String yName) {
    if (x.length != y.length || x.length < 2) {
      throw MetaException.of(
          "a line needs two points or more, an x and a y each, but there are %d and %d"
              .formatted(x.length, y.length));
    }
    if (!Arrays.stream(x).allMatch(Double::isFinite)
        || !Arrays.stream(y).allMatch(Double::isFinite)) {
      throw MetaException.of("a line needs finite numbers");
    }
    List<Mark> marks = new ArrayList<>();
    double top = 4 * Panel.LINE;
    Panel panel = new Panel(axis(x, LEFT, RIGHT), axis(y, top + FIELD, top), marks);
    panel.heading(title, 2);
    panel.remark(yName, 1);
    panel.curve(new Curve(x.clone(), y.clone()), Stroke.solid(Theme.ACCENT, 1.8), "·");
    panel.left();
    panel.bottom(xName);
    return new Scene(
        RIGHT + 24,
        top + FIELD + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        title,
        words(x, y, xName, yName),
        marks);
  }

  private static Axis axis(double[] values, double from, double to) {
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(1);
    double room = high > low ? ROOM * (high - low) : Math.max(Math.abs(high), 1) * ROOM;
    return new Axis(low - room, high + room, from, to, false);
  }

  private static String words(double[] x, double[] y, String xName, String yName) {
    int most = 0;
    for (int i = 1; i < y.length; i++) {
      most = y[i] > y[most] ? i : most;
    }
    return "%s over %s, %d points from %s to %s; largest, %s, at %s."
        .formatted(
            yName,
            xName,
            x.length,
            number(x[0]),
            number(x[x.length - 1]),
            number(y[most]),
            number(x[most]));
  }

  private static String number(double value) {
    return Math.abs(value) < 1e7
        ? Digits.significant(value)
        : String.format(java.util.Locale.ROOT, "%.3e", value);
  }
}
