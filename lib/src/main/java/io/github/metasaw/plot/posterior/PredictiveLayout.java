package io.github.metasaw.plot.posterior;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Histogram;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;

/** Places a predictive histogram with its mean and its 2.5 and 97.5 per cent lines. */
final class PredictiveLayout {

  private static final Stroke MEAN = Stroke.dashed(Theme.RED, 2);
  private static final Stroke BOUND = Stroke.dashed(Theme.GREEN, 2);
  private static final Stroke CURVE = Stroke.solid(Theme.INK, 1.2);
  private static final Stroke EDGE = Stroke.solid("#000000", 0.8);
  private static final double WIDTH = 720;
  private static final double LEFT = 64;
  private static final double RIGHT = WIDTH - 18;
  private static final double FIELD = 17 * Panel.LINE;

  private PredictiveLayout() {}

  static Scene draw(PredictiveData data, Transformation scale) {
    List<Mark> marks = new ArrayList<>();
    String mean =
        (scale.isIdentity() ? "mean " : "geometric mean ") + Digits.significant(data.mean(), scale);
    String bounds =
        "2.5 and 97.5 per cent: %s, %s"
            .formatted(
                Digits.significant(data.interval().lower(), scale),
                Digits.significant(data.interval().upper(), scale));
    String shown = Fonts.fit(data.title(), 14, true, RIGHT - LEFT);
    marks.add(new Mark.Text(LEFT, 21, shown, 14, true, Anchor.START, Theme.INK, data.title()));
    Legend legend = new Legend().rule(mean, MEAN).rule(bounds, BOUND);
    legend.line("exact distribution", CURVE, "·");
    double top = Panel.below(legend.draw(LEFT, RIGHT, 2 * Panel.LINE + 12, marks), 1);
    Histogram histogram = data.draws();
    double high = 1.06 * Math.max(histogram.most(), data.curve().highest());
    Axis x = new Axis(data.shown().lower(), data.shown().upper(), LEFT, RIGHT, scale);
    Panel panel = new Panel(x, new Axis(0, high, top + FIELD, top), marks);
    for (int bin = 0; bin < histogram.counts().length; bin++) {
      double from = histogram.from(bin);
      panel.bar(from, from + histogram.width(), histogram.counts()[bin], Theme.BLUE, EDGE);
    }
    panel.curve(data.curve(), CURVE, "·");
    panel.vertical(data.mean(), MEAN);
    panel.vertical(data.interval().lower(), BOUND);
    panel.vertical(data.interval().upper(), BOUND);
    panel.left();
    panel.bottom("Values" + scale.axisNote());
    String name = "Frequency";
    marks.add(new Mark.Text(6, top - 9, name, Panel.SIZE, false, Anchor.START, Theme.INK, name));
    return new Scene(
        WIDTH,
        top + FIELD + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        data.title().isEmpty() ? "Predictive histogram" : data.title(),
        "%d draws in bins of %s; %s; %s."
            .formatted(histogram.size(), Digits.plain(histogram.width()), mean, bounds),
        marks);
  }
}
