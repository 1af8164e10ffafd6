package io.github.metasaw.plot;

import io.github.metasaw.fit.Interval;
import io.github.metasaw.plot.ChartData.Layer;
import io.github.metasaw.plot.ChartData.SeriesKind;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Curve;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Places the layers of a chart in one panel, with a key for each name above it. */
final class ChartLayout {

  private static final double LEFT = 84;
  private static final double RIGHT = 560;
  private static final double FIELD = 15 * Panel.LINE;
  private static final double ROOM = 0.04;
  private static final double RADIUS = 3.2;

  private final ChartData chart;
  private final Axis x;
  private final List<String> names;
  private final List<Mark> marks = new ArrayList<>();

  private ChartLayout(ChartData chart) {
    this.chart = chart;
    this.x = across(chart);
    this.names =
        chart.layers().stream()
            .filter(layer -> layer.kind() != SeriesKind.WORD && !layer.name().isEmpty())
            .map(Layer::name)
            .distinct()
            .toList();
  }

  static Scene of(ChartData chart) {
    return new ChartLayout(chart).scene();
  }

  private Scene scene() {
    boolean keyed = !names.isEmpty() && chart.layers().size() > 1;
    double top = keyed ? Panel.below(legend(), 2) : 4 * Panel.LINE;
    Panel panel = new Panel(x, up(top), marks);
    panel.heading(chart.title(), 2);
    panel.remark(chart.yName(), 1);
    chart.layers().forEach(layer -> shade(panel, layer));
    for (Layer layer : chart.layers()) {
      draw(panel, layer);
    }
    if (chart.isScaled()) {
      panel.left();
    }
    if (chart.categories().isEmpty()) {
      panel.bottom(chart.xName());
    } else {
      categories(panel);
    }
    return new Scene(
        RIGHT + 24,
        top + FIELD + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        chart.title(),
        words(),
        marks);
  }

  private double legend() {
    Legend legend = new Legend();
    for (String name : names) {
      Layer first = chart.layers().stream().filter(l -> l.name().equals(name)).findFirst().get();
      switch (first.kind()) {
        case POINTS -> legend.point(name, colour(name), Stroke.solid(Theme.WHITE, 0.8));
        case RULE -> legend.rule(name, Stroke.dashed(colour(name), 1.4));
        case DASHED -> legend.line(name, Stroke.dashed(colour(name), 1.8), symbol(name));
        case BAND -> legend.swatch(name, Theme.PALE, "");
        default -> legend.line(name, Stroke.solid(colour(name), 1.8), symbol(name));
      }
    }
    return legend.draw(LEFT, RIGHT, Panel.LINE + 2, marks);
  }

  private String colour(String name) {
    if (chart.layers().size() == 1) {
      return Theme.ACCENT;
    }
    List<String> coloured = names.stream().filter(n -> !isBand(n)).toList();
    return coloured.contains(name) ? Theme.series(coloured.indexOf(name)) : Theme.MUTED;
  }

  /** Bands are pale, so they take no colour of the lines. */
  private boolean isBand(String name) {
    return chart.layers().stream()
        .allMatch(l -> l.kind() == SeriesKind.BAND || !l.name().equals(name));
  }

  /** The characters that distinguish lines in text. */
  private String symbol(String name) {
    String[] symbols = {"·", "•", "*", "+", "x", "o"};
    return symbols[Math.max(0, names.indexOf(name)) % symbols.length];
  }

  private static Axis across(ChartData chart) {
    Interval range = chart.xRange();
    if (range != null) {
      return new Axis(range.lower(), range.upper(), LEFT, RIGHT);
    }
    if (!chart.categories().isEmpty()) {
      return new Axis(-0.5, chart.categories().size() - 0.5, LEFT, RIGHT);
    }
    return axis(
        chart.layers().stream().flatMapToDouble(l -> Arrays.stream(l.x())).toArray(), LEFT, RIGHT);
  }

  private Axis up(double top) {
    DoubleStream ys = chart.layers().stream().flatMapToDouble(l -> Arrays.stream(l.y()));
    boolean standsOnZero =
        chart.beginsAtZero() || chart.layers().stream().anyMatch(l -> l.kind() == SeriesKind.AREA);
    Axis axis = axis(ys.toArray(), top + FIELD, top);
    return standsOnZero ? new Axis(0, axis.high(), top + FIELD, top) : axis;
  }

  private static Axis axis(double[] values, double from, double to) {
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(1);
    double room = high > low ? ROOM * (high - low) : Math.max(Math.abs(high), 1) * ROOM;
    return new Axis(low - room, high + room, from, to);
  }

  /** Areas and bands, which lie behind everything else. */
  private void shade(Panel panel, Layer layer) {
    if (layer.kind() != SeriesKind.BAND && layer.kind() != SeriesKind.AREA) {
      return;
    }
    Curve curve = shown(layer);
    if (layer.kind() == SeriesKind.BAND && curve.size() > 2) {
      int n = curve.size() / 2;
      panel.band(
          Arrays.copyOf(curve.xs(), n),
          Arrays.copyOf(curve.ys(), n),
          Arrays.copyOfRange(curve.ys(), n, 2 * n),
          Theme.PALE);
    } else if (layer.kind() == SeriesKind.AREA && curve.size() > 1) {
      panel.area(curve, curve.x(0), curve.x(curve.size() - 1), Theme.SHADE);
    }
  }

  private void draw(Panel panel, Layer layer) {
    String colour = colour(layer.name());
    switch (layer.kind()) {
      case LINE, AREA -> panel.curve(shown(layer), Stroke.solid(colour, 1.8), symbol(layer.name()));
      case DASHED -> panel.curve(shown(layer), Stroke.dashed(colour, 1.8), symbol(layer.name()));
      case BAND -> {
        // It lies behind, where shade() has put it.
      }
      case POINTS -> points(panel, layer, colour);
      case RULE -> {
        for (double at : layer.x()) {
          panel.vertical(at, Stroke.dashed(colour, 1.4));
        }
      }
      case WORD -> {
        String word = layer.name();
        double half = Fonts.width(word, Panel.SIZE, false) / 2;
        double at = x.clipped(layer.x()[0]);
        double middle = Math.max(LEFT + half + 2, Math.min(RIGHT - half, at));
        double y = panel.y().clipped(layer.y()[0]) + 4;
        marks.add(
            new Mark.Text(middle, y, word, Panel.SIZE, false, Anchor.MIDDLE, Theme.INK, word));
      }
    }
  }

  private void points(Panel panel, Layer layer, String colour) {
    Curve points = shown(layer);
    for (int i = 0; i < points.size(); i++) {
      double px = x.pixel(points.x(i));
      double py = panel.y().pixel(points.y(i));
      marks.add(new Mark.Circle(px, py, RADIUS, colour, Stroke.solid(Theme.WHITE, 0.8)));
    }
  }

  /** The points of a layer that lie on the axis below. */
  private Curve shown(Layer layer) {
    int[] on =
        IntStream.range(0, layer.x().length)
            .filter(i -> layer.x()[i] >= x.low() && layer.x()[i] <= x.high())
            .toArray();
    return new Curve(
        Arrays.stream(on).mapToDouble(i -> layer.x()[i]).toArray(),
        Arrays.stream(on).mapToDouble(i -> layer.y()[i]).toArray());
  }

  private void categories(Panel panel) {
    double base = panel.y().from();
    marks.add(new Mark.Line(x.from(), base, x.to(), base, Stroke.solid(Theme.INK, 1)));
    double room = (x.to() - x.from()) / chart.categories().size() - Panel.CELL_WIDTH;
    for (int i = 0; i < chart.categories().size(); i++) {
      String name = chart.categories().get(i);
      String shown = Fonts.fit(name, Panel.SIZE, false, room);
      double px = x.pixel(i);
      marks.add(new Mark.Line(px, base, px, base + 4, Stroke.solid(Theme.INK, 1)));
      marks.add(
          new Mark.Text(px, base + 21, shown, Panel.SIZE, false, Anchor.MIDDLE, Theme.INK, name));
    }
    String name = chart.xName();
    String shown = Fonts.fit(name, Panel.SIZE, false, RIGHT - LEFT);
    double middle = (LEFT + RIGHT) / 2;
    double below = base + 21 + Panel.LINE;
    marks.add(
        new Mark.Text(middle, below, shown, Panel.SIZE, false, Anchor.MIDDLE, Theme.INK, name));
  }

  private String words() {
    if (!chart.words().isEmpty()) {
      return chart.words();
    }
    StringBuilder words = new StringBuilder();
    words.append(chart.yName()).append(" over ").append(chart.xName()).append(", ");
    List<String> parts = new ArrayList<>();
    for (Layer layer : chart.layers()) {
      if (layer.kind() != SeriesKind.WORD) {
        parts.add(words(layer));
      }
    }
    return words.append(String.join(". ", parts)).append('.').toString();
  }

  private static String words(Layer layer) {
    String name = layer.name().isEmpty() ? "" : layer.name() + ": ";
    if (layer.kind() == SeriesKind.RULE) {
      return name
          + "at "
          + String.join(", ", DoubleStream.of(layer.x()).mapToObj(ChartLayout::number).toList());
    }
    int most = 0;
    for (int i = 1; i < layer.y().length; i++) {
      most = layer.y()[i] > layer.y()[most] ? i : most;
    }
    int last = layer.x().length - 1;
    return last < 0
        ? name + "no points"
        : "%s%d %s from %s to %s; largest, %s, at %s"
            .formatted(
                name,
                last + 1,
                last == 0 ? "point" : "points",
                number(layer.x()[0]),
                number(layer.x()[last]),
                number(layer.y()[most]),
                number(layer.x()[most]));
  }

  private static String number(double value) {
    return Math.abs(value) < 1e7
        ? Digits.significant(value)
        : String.format(java.util.Locale.ROOT, "%.3e", value);
  }
}
