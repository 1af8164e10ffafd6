package io.github.metasaw.plot.estimand;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.estimand.WeightedAverage;
import io.github.metasaw.estimand.WeightedAverages;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.TextWriter;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;

/**
 * Places weighted averages, a row each: its name, the shares of the studies as a bar, the estimate
 * with its interval, and its efficiency.
 */
final class AveragesLayout {

  private static final double LEFT = 14;
  private static final double NAME = 150;
  private static final double SHARES = LEFT + NAME + 14;
  private static final double SHARES_WIDTH = 170;
  private static final double FIELD = SHARES + SHARES_WIDTH + 26;
  private static final double RIGHT = FIELD + 280;
  private static final double NUMBERS = RIGHT + 20;
  private static final double LEAST_WIDTH = NUMBERS + 200;

  /** Between the widest number and the right edge: the efficiency. */
  private static final double EFFICIENCY = 80;

  private static final double ROW = 2 * Panel.LINE;
  private static final int NAMED = 6;

  private final WeightedAverages data;
  private final Transformation scale;
  private final Axis x;
  private final double width;
  private final List<Mark> marks = new ArrayList<>();
  private final TextWriter pen = new TextWriter(marks);

  private AveragesLayout(WeightedAverages data, Transformation scale) {
    this.data = data;
    this.scale = scale;
    double low = data.rows().stream().mapToDouble(WeightedAverage::lower).min().orElse(0);
    double high = data.rows().stream().mapToDouble(WeightedAverage::upper).max().orElse(1);
    double pad = 0.06 * (high - low);
    this.x = new Axis(low - pad, high + pad, FIELD, RIGHT, scale);
    double widest =
        data.rows().stream()
            .mapToDouble(row -> Fonts.width(numbers(row), Panel.SIZE, false))
            .max()
            .orElse(0);
    this.width = Math.max(LEAST_WIDTH, NUMBERS + widest + EFFICIENCY);
  }

  static Scene draw(WeightedAverages data, Transformation scale) {
    return new AveragesLayout(data, scale).scene();
  }

  private Scene scene() {
    double baseline = Panel.LINE + 2;
    if (data.labels().size() <= NAMED) {
      Legend legend = new Legend();
      for (int i = 0; i < data.labels().size(); i++) {
        legend.swatch(data.labels().get(i), Theme.series(i), "▪");
      }
      baseline = legend.draw(LEFT, width - LEFT, baseline, marks) + 2 * Panel.LINE;
    }
    pen.heading(LEFT, baseline, "Weights");
    pen.heading(SHARES, baseline, "Share of each study");
    pen.heading(FIELD, baseline, "Average effect");
    pen.write(width - LEFT, baseline, "Efficiency", true, Anchor.END, Theme.INK, "Efficiency");
    double top = Math.ceil(baseline / Panel.LINE) * Panel.LINE + 8;
    double bottom = top + ROW * data.rows().size();
    if (x.low() < 0 && x.high() > 0) {
      marks.add(new Mark.Line(x.pixel(0), top, x.pixel(0), bottom, Stroke.dashed(Theme.RULE, 1)));
    }
    for (int r = 0; r < data.rows().size(); r++) {
      row(data.rows().get(r), top + (r + 0.5) * ROW);
    }
    Panel axis = new Panel(x, new Axis(0, 1, bottom, top), marks);
    axis.bottom(scale.axisTitle("Effect"));
    return new Scene(
        width,
        bottom + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Weighted averages of the effects",
        words(),
        marks);
  }

  private void row(WeightedAverage average, double y) {
    boolean isBest = average.efficiency() >= 1;
    pen.fitted(LEFT, y + 4, average.name(), NAME, Anchor.START);
    shares(average.weights(), y);
    Stroke stroke = Stroke.solid(isBest ? Theme.ACCENT : Theme.INK, isBest ? 2 : 1.2);
    marks.add(new Mark.Line(x.pixel(average.lower()), y, x.pixel(average.upper()), y, stroke));
    marks.add(
        new Mark.Circle(
            x.pixel(average.estimate()), y, 4, stroke.colour(), Stroke.solid(Theme.WHITE, 0.8)));
    pen.start(NUMBERS, y + 4, numbers(average));
    pen.end(width - LEFT, y + 4, Digits.fixed(100 * average.efficiency(), 0) + " %");
  }

  /** The estimate and its interval. */
  private String numbers(WeightedAverage average) {
    double smallest = data.rows().get(data.rows().size() - 1).se();
    int decimals = Digits.decimalsFor(smallest);
    return "%s [%s, %s]"
        .formatted(
            Digits.fixed(average.estimate(), decimals, scale),
            Digits.fixed(average.lower(), decimals, scale),
            Digits.fixed(average.upper(), decimals, scale));
  }

  /** A bar cut into the shares; weights below 0, which correlated errors can give, have none. */
  private void shares(List<Double> weights, double y) {
    double total = weights.stream().mapToDouble(w -> Math.max(0, w)).sum();
    double from = SHARES;
    for (int i = 0; i < weights.size(); i++) {
      double width = SHARES_WIDTH * Math.max(0, weights.get(i)) / total;
      double gap = width > 3 ? 1 : 0;
      if (width > 0) {
        boolean isNamed = weights.size() <= NAMED;
        String fill = isNamed ? Theme.series(i) : i % 2 == 0 ? Theme.BLUE : Theme.LIGHT;
        marks.add(new Mark.Rect(from, y - 6, Math.max(0.1, width - gap), 12, fill, ""));
        String percent = Digits.fixed(100 * weights.get(i), 0);
        if (isNamed && width > Fonts.width(percent, Panel.SIZE, false) + 6) {
          pen.write(from + width / 2, y + 4, percent, false, Anchor.MIDDLE, Theme.WHITE, percent);
        }
      }
      from += width;
    }
  }

  private String words() {
    List<String> each =
        data.rows().stream()
            .map(
                row ->
                    "weights %s: %s, standard error %s, efficiency %s %%"
                        .formatted(
                            row.name(),
                            Digits.significant(row.estimate(), scale),
                            Digits.significant(row.se()),
                            Digits.fixed(100 * row.efficiency(), 0)))
            .toList();
    return String.join("; ", each) + ". No average has a smaller standard error than the last.";
  }
}
