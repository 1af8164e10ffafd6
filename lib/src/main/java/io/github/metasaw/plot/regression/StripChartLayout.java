package io.github.metasaw.plot.regression;

import io.github.metasaw.plot.regression.StripChart.StripPanel;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Colours;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.TextWriter;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;

/**
 * Places observations as points beside each other, one strip per group and one panel per study, all
 * on one vertical axis; means of the groups as bars, joined by a line where groups are numbers.
 */
final class StripChartLayout {

  private static final double LEFT = 70;
  private static final double GAP = 24;
  private static final double FIELD = 14 * Panel.LINE;
  private static final double GOLDEN = 0.6180339887498949;
  private static final int MOST = 4;
  private static final int MOST_POINTS = 2000;

  private final StripChart data;
  private final double strip;
  private final double side;
  private final double low;
  private final double high;
  private final List<Mark> marks = new ArrayList<>();
  private final TextWriter pen = new TextWriter(marks);

  private StripChartLayout(StripChart data) {
    this.data = data;
    int width = data.panels().size() == 1 ? 110 : 56;
    this.strip = data.groups().size() > 6 ? 36 : width;
    this.side = Math.max(120, strip * data.groups().size());
    double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (StripPanel panel : data.panels()) {
      for (List<Double> values : panel.values()) {
        for (double value : values) {
          range[0] = Math.min(range[0], value);
          range[1] = Math.max(range[1], value);
        }
      }
    }
    boolean isEmpty = range[0] > range[1];
    double pad = isEmpty ? 1 : Math.max(0.05 * (range[1] - range[0]), 1e-9);
    this.low = isEmpty ? 0 : range[0] - pad;
    this.high = isEmpty ? 1 : range[1] + pad;
  }

  static Scene draw(StripChart data) {
    return new StripChartLayout(data).scene();
  }

  private Scene scene() {
    int columns = Math.min(MOST, data.panels().size());
    double height = FIELD + 5 * Panel.LINE;
    for (int i = 0; i < data.panels().size(); i++) {
      int row = i / MOST;
      int column = i % MOST;
      panel(
          data.panels().get(i),
          LEFT + column * (side + GAP),
          3 * Panel.LINE + row * height,
          column == 0);
    }
    double width = LEFT + columns * (side + GAP);
    pen.fitted(14, Panel.LINE - 2, data.value(), width - 28, Anchor.START);
    int rows = (data.panels().size() + MOST - 1) / MOST;
    return new Scene(
        width,
        2 * Panel.LINE + rows * height,
        Panel.CELL_WIDTH,
        Panel.LINE,
        data.value() + " by " + data.group(),
        words(),
        marks);
  }

  private void panel(StripPanel panel, double left, double top, boolean isFirst) {
    Axis x = new Axis(0, data.groups().size(), left, left + side);
    Axis y = new Axis(low, high, top + FIELD, top);
    pen.fitted(left, top - 9, panel.name(), side, Anchor.START);
    marks.add(new Mark.Rect(left, top, side, FIELD, Theme.ZEBRA, ""));
    if (isFirst) {
      new Panel(x, y, marks).left();
    }
    List<Point> means = new ArrayList<>();
    for (int g = 0; g < data.groups().size(); g++) {
      points(panel.values().get(g), x, y, g);
      double mean = StripChart.mean(panel.values().get(g));
      double middle = x.pixel(g + 0.5);
      if (!Double.isNaN(mean)) {
        means.add(new Point(middle, y.pixel(mean)));
      }
      pen.fitted(
          middle,
          top + FIELD + Panel.LINE,
          data.groups().get(g),
          side / data.groups().size() - 4,
          Anchor.MIDDLE);
    }
    if (means.size() > 1 && data.isOrdered()) {
      marks.add(new Mark.Polyline(means, Stroke.solid(Theme.INK, 1), "·"));
    }
    for (Point mean : means) {
      marks.add(
          new Mark.Line(
              mean.x() - 14, mean.y(), mean.x() + 14, mean.y(), Stroke.solid(Theme.INK, 3)));
    }
    pen.fitted(left + side / 2, top + FIELD + 2 * Panel.LINE, data.group(), side, Anchor.MIDDLE);
  }

  /** Points apart by the golden ratio, so that the same data look the same. */
  private void points(List<Double> values, Axis x, Axis y, int group) {
    int every = (values.size() + MOST_POINTS - 1) / MOST_POINTS;
    double half = 0.36;
    String colour = Colours.tint(Theme.series(group), 0.65);
    for (int i = 0; i < values.size(); i += every) {
      double jitter = (i * GOLDEN) % 1;
      double at = x.pixel(group + 0.5 - half + 2 * half * jitter);
      marks.add(new Mark.Circle(at, y.pixel(values.get(i)), 2, colour, Stroke.solid(colour, 0)));
    }
  }

  private String words() {
    List<String> words = new ArrayList<>();
    for (StripPanel panel : data.panels()) {
      List<String> means = new ArrayList<>();
      for (int g = 0; g < data.groups().size(); g++) {
        means.add(
            "%s: %s"
                .formatted(
                    data.groups().get(g),
                    Digits.significant(StripChart.mean(panel.values().get(g)))));
      }
      words.add((panel.name().isEmpty() ? "" : panel.name() + ": ") + String.join(", ", means));
    }
    return "Means of %s by %s; %s.".formatted(data.value(), data.group(), String.join("; ", words));
  }
}
