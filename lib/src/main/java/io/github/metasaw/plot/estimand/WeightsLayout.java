package io.github.metasaw.plot.estimand;

import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.TextWriter;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Places the shares of the studies, one row per study in falling share by the first fit. */
final class WeightsLayout {

  private static final double WIDTH = 720;
  private static final double LEFT = 190;
  private static final double RIGHT = WIDTH - 24;
  private static final double ROW = 1.25 * Panel.LINE;

  private WeightsLayout() {}

  static Scene draw(WeightsData data) {
    List<Mark> marks = new ArrayList<>();
    Legend legend = new Legend();
    for (int f = 0; f < data.fits().size(); f++) {
      legend.point(data.fits().get(f), Theme.series(f), Stroke.solid(Theme.WHITE, 0.8));
    }
    double top = Panel.below(legend.draw(14, RIGHT, Panel.LINE + 2, marks), 0);
    double most =
        data.shares().stream().flatMap(List::stream).mapToDouble(share -> share).max().orElse(1);
    double least =
        data.shares().stream().flatMap(List::stream).mapToDouble(share -> share).min().orElse(0);
    int k = data.labels().size();
    double bottom = Math.ceil((top + k * ROW) / Panel.LINE) * Panel.LINE;
    Axis x = new Axis(Math.min(0, 1.05 * least), 1.05 * most, LEFT, RIGHT);
    double equal = x.pixel(100.0 / k);
    marks.add(new Mark.Line(equal, top, equal, bottom, Stroke.dashed(Theme.RULE, 1)));
    List<Integer> order = order(data.shares().get(0));
    for (int r = 0; r < k; r++) {
      row(data, order.get(r), x, top + (r + 0.5) * ROW, marks);
    }
    new Panel(x, new Axis(0, 1, bottom, top), marks)
        .bottom("Weight in the pooled effect (%); dashed line: equal weights");
    return new Scene(
        WIDTH,
        bottom + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Weights of the studies",
        words(data),
        marks);
  }

  /** The studies, the largest share of the first fit first. */
  private static List<Integer> order(List<Double> shares) {
    return IntStream.range(0, shares.size())
        .boxed()
        .sorted((i, j) -> Double.compare(shares.get(j), shares.get(i)))
        .toList();
  }

  /** The shares of a study, joined by a line. */
  private static void row(WeightsData data, int study, Axis x, double y, List<Mark> marks) {
    new TextWriter(marks).fitted(LEFT - 10, y + 4, data.labels().get(study), LEFT - 24, Anchor.END);
    double[] shares = data.shares().stream().mapToDouble(all -> all.get(study)).toArray();
    double from = x.pixel(Arrays.stream(shares).min().orElse(0));
    double to = x.pixel(Arrays.stream(shares).max().orElse(0));
    marks.add(new Mark.Line(from, y, to, y, Stroke.solid(Theme.RULE, 1.5)));
    for (int f = 0; f < shares.length; f++) {
      Stroke edge = Stroke.solid(Theme.WHITE, 0.8);
      marks.add(new Mark.Circle(x.pixel(shares[f]), y, 4, Theme.series(f), edge));
    }
  }

  private static String words(WeightsData data) {
    List<String> each = new ArrayList<>();
    for (int f = 0; f < data.fits().size(); f++) {
      double[] shares = data.shares().get(f).stream().mapToDouble(s -> s).toArray();
      each.add(
          "%s from %s %% to %s %%"
              .formatted(
                  data.fits().get(f),
                  Digits.fixed(Arrays.stream(shares).min().orElse(0), 1),
                  Digits.fixed(Arrays.stream(shares).max().orElse(0), 1)));
    }
    return "Shares of %d studies: %s.".formatted(data.labels().size(), String.join("; ", each));
  }
}
