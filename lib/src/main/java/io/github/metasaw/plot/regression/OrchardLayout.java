package io.github.metasaw.plot.regression;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.plot.regression.OrchardData.Group;
import io.github.metasaw.plot.regression.OrchardData.OrchardPoint;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Colours;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Plane;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Swarm;
import io.github.metasaw.plot.scene.TextWriter;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/** Places an orchard plot: a lane per level, estimates as fruit, intervals as branch and twig. */
final class OrchardLayout {

  private static final double LEFT = 24;
  private static final double RIGHT = 548;
  private static final double WIDTH = 572;
  private static final int MANY_LEVELS = 6;
  private static final double LARGEST = 9;
  private static final double SMALLEST = 2;

  /** The area of all circles of a lane, as a share of the lane. */
  private static final double FILLED = 0.3;

  private final OrchardData data;
  private final Transformation scale;
  private final List<Mark> marks = new ArrayList<>();
  private final double lane;
  private final double top;
  private final Axis x;
  private final double largest;

  private OrchardLayout(OrchardData data, Transformation scale) {
    this.data = data;
    this.scale = scale;
    this.lane = Panel.LINE * (data.groups().size() > MANY_LEVELS ? 5 : 7);
    this.top = Panel.below(legend().draw(14, RIGHT, Panel.LINE + 2, marks), 0);
    double[] shown =
        data.groups().stream()
            .flatMapToDouble(
                g ->
                    DoubleStream.concat(
                        g.points().stream().mapToDouble(OrchardPoint::x),
                        DoubleStream.of(
                            g.interval().lower(),
                            g.interval().upper(),
                            g.prediction().lower(),
                            g.prediction().upper())))
            .toArray();
    Axis range = Plane.axis(LEFT, RIGHT, shown);
    this.x = range.on(scale);
    int most = data.groups().stream().mapToInt(g -> g.points().size()).max().orElse(1);
    double room = FILLED * (lane - 2 * Panel.LINE) * (RIGHT - LEFT) / Math.max(1, most);
    this.largest = Math.max(SMALLEST, Math.min(LARGEST, Math.sqrt(room / Math.PI)));
  }

  static Scene draw(OrchardData data, Transformation scale) {
    return new OrchardLayout(data, scale).scene();
  }

  private Legend legend() {
    String level = Digits.percent(data.level());
    Legend legend = new Legend();
    legend.point("study, area by precision", fruit(0), Stroke.solid(Theme.WHITE, 0.8));
    legend.rule("mean with " + level + " CI", Stroke.solid(Theme.INK, 4));
    if (data.groups().stream().anyMatch(g -> !Double.isNaN(g.prediction().lower()))) {
      legend.rule(level + " prediction interval", Stroke.solid(Theme.INK, 1.2));
    }
    return legend;
  }

  private static String fruit(int group) {
    return Colours.tint(Theme.series(group), 0.55);
  }

  private Scene scene() {
    double bottom = top + lane * data.groups().size();
    Panel panel = new Panel(x, new Axis(0, 1, bottom, top), marks);
    panel.vertical(data.noEffect(), Stroke.dashed(Theme.RULE, 1));
    for (int g = 0; g < data.groups().size(); g++) {
      group(g, top + lane * g);
    }
    panel.bottom(data.name().on(scale) + scale.axisNote());
    return new Scene(
        WIDTH,
        bottom + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Orchard plot",
        words(),
        marks);
  }

  private void group(int g, double from) {
    Group group = data.groups().get(g);
    String numbers =
        "%s, k = %d".formatted(Digits.significant(group.mean(), scale), group.points().size());
    TextWriter writer = new TextWriter(marks);
    double room = RIGHT - LEFT - Fonts.width(numbers, Panel.SIZE, false) - 2 * Panel.CELL_WIDTH;
    String shown = Fonts.shorten(group.level(), Panel.SIZE, true, room);
    writer.write(LEFT, from + Panel.LINE - 3, shown, true, Anchor.START, Theme.INK, group.level());
    writer.write(RIGHT, from + Panel.LINE - 3, numbers, false, Anchor.END, Theme.MUTED, numbers);
    double middle = from + Panel.LINE + (lane - Panel.LINE) / 2;
    fruits(group, fruit(g), middle);
    branch(group.prediction(), middle, Stroke.solid(Theme.INK, 1.2));
    branch(group.interval(), middle, Stroke.solid(Theme.INK, 4));
    marks.add(
        new Mark.Circle(
            x.clipped(group.mean()), middle, 5, Theme.series(g), Stroke.solid(Theme.WHITE, 1.4)));
  }

  private void branch(Interval interval, double middle, Stroke stroke) {
    if (!Double.isNaN(interval.lower())) {
      marks.add(
          new Mark.Line(
              x.clipped(interval.lower()), middle, x.clipped(interval.upper()), middle, stroke));
    }
  }

  /** The estimates of a level, kept apart; areas go with the precision. */
  private void fruits(Group group, String colour, double middle) {
    double most =
        data.groups().stream()
            .flatMap(g -> g.points().stream())
            .mapToDouble(OrchardPoint::precision)
            .filter(Double::isFinite)
            .max()
            .orElse(1);
    List<OrchardPoint> points =
        group.points().stream()
            .sorted(Comparator.comparingDouble((OrchardPoint p) -> -p.precision()))
            .toList();
    double[] centres = points.stream().mapToDouble(p -> x.clipped(p.x())).toArray();
    double[] radii =
        points.stream()
            .mapToDouble(
                p -> Math.max(SMALLEST, largest * Math.sqrt(Math.min(1, p.precision() / most))))
            .toArray();
    double reach = (lane - Panel.LINE) / 2 - 2;
    double[] offsets = Swarm.offsets(centres, radii, reach);
    for (int i = 0; i < radii.length; i++) {
      marks.add(
          new Mark.Circle(
              centres[i], middle + offsets[i], radii[i], colour, Stroke.solid(Theme.WHITE, 0.7)));
    }
  }

  private String words() {
    List<String> means =
        data.groups().stream()
            .map(
                g ->
                    "%s %s (k = %d)"
                        .formatted(
                            g.level(), Digits.significant(g.mean(), scale), g.points().size()))
            .toList();
    return "Mean effects with their intervals and the estimates behind them: "
        + String.join(", ", means)
        + ".";
  }
}
