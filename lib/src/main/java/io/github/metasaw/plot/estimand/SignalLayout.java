package io.github.metasaw.plot.estimand;

import io.github.metasaw.estimand.SignalDecomposition;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.TextWriter;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;

/**
 * Places the signal of all studies as two bars of one length: by study, and as that of the average
 * and of the differences.
 */
final class SignalLayout {

  private static final double LEFT = 150;
  private static final double RIGHT = 700;
  private static final double HEIGHT = 1.5 * Panel.LINE;
  private static final int NAMED = 6;

  private final SignalDecomposition data;
  private final Axis x;
  private final List<Mark> marks = new ArrayList<>();
  private final TextWriter pen = new TextWriter(marks);

  private SignalLayout(SignalDecomposition data) {
    this.data = data;
    double sum = data.signals().stream().mapToDouble(z -> z).sum();
    double most = Math.max(1e-6, Math.max(sum, data.Z2()));
    this.x = new Axis(0, most, LEFT, RIGHT);
  }

  static Scene draw(SignalDecomposition data) {
    return new SignalLayout(data).scene();
  }

  private Scene scene() {
    double baseline = Panel.LINE + 2;
    boolean isNamed = data.k() <= NAMED;
    if (isNamed) {
      Legend legend = new Legend();
      for (int i = 0; i < data.k(); i++) {
        legend.swatch(data.labels().get(i), Theme.series(i), "▪");
      }
      baseline = legend.draw(14, RIGHT, baseline, marks);
    }
    double top = Panel.below(baseline, 0);
    List<String> colours = new ArrayList<>();
    for (int i = 0; i < data.k(); i++) {
      colours.add(isNamed ? Theme.series(i) : i % 2 == 0 ? Theme.BLUE : Theme.LIGHT);
    }
    bars(top, colours);
    double below = top + 4.5 * Panel.LINE;
    new Panel(x, new Axis(0, 1, below, top), marks).bottom("Signal, squared Z");
    double y = Math.ceil((below + 3 * Panel.LINE) / Panel.LINE) * Panel.LINE + 12;
    line(y, "Z_F^2: is the average zero?", data.ZF2(), 1, data.ZF2p());
    line(y + Panel.LINE, "Q: are the effects equal?", data.Q(), data.k() - 1, data.Qp());
    line(y + 2 * Panel.LINE, "Z^2: is every effect zero?", data.Z2(), data.k(), data.Z2p());
    return new Scene(
        RIGHT + 24,
        y + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Signal of the average and of the differences",
        words(),
        marks);
  }

  /** The same length twice: cut by study, and into average and differences. */
  private void bars(double top, List<String> colours) {
    List<String> unnamed = data.signals().stream().map(z -> "").toList();
    bar("Z^2 by study", top, data.signals(), colours, unnamed);
    bar(
        "Average + differences",
        top + 2.5 * Panel.LINE,
        List.of(data.ZF2(), data.Q()),
        List.of(Theme.INK, Theme.WARM),
        List.of("Z_F^2 = " + Digits.plain(data.ZF2()), "Q = " + Digits.plain(data.Q())));
  }

  private void bar(
      String name, double top, List<Double> values, List<String> colours, List<String> labels) {
    pen.fitted(LEFT - 10, top + HEIGHT / 2 + 4, name, LEFT - 16, Anchor.END);
    double from = x.from();
    for (int i = 0; i < values.size(); i++) {
      double width = x.pixel(values.get(i)) - x.from();
      double gap = width > 3 ? 1 : 0;
      marks.add(new Mark.Rect(from, top, Math.max(0.1, width - gap), HEIGHT, colours.get(i), ""));
      String label = labels.get(i);
      if (!label.isEmpty() && Fonts.width(label, Panel.SIZE, false) + 8 < width) {
        pen.write(
            from + width / 2,
            top + HEIGHT / 2 + 4,
            label,
            false,
            Anchor.MIDDLE,
            Theme.WHITE,
            label);
      }
      from += width;
    }
  }

  private void line(double y, String asks, double statistic, int df, double p) {
    pen.start(LEFT, y, asks);
    pen.start(LEFT + 190, y, "%s on %d df".formatted(Digits.plain(statistic), df));
    pen.start(LEFT + 340, y, p < 1e-4 ? "p = " + Digits.significant(p) : Digits.p(p));
  }

  private String words() {
    return "Z^2 = %s on %d df is Z_F^2 = %s of the average, 1 df, and Q = %s of the differences, %d df; p %s, %s and %s."
        .formatted(
            Digits.significant(data.Z2()),
            data.k(),
            Digits.significant(data.ZF2()),
            Digits.significant(data.Q()),
            data.k() - 1,
            Digits.significant(data.Z2p()),
            Digits.significant(data.ZF2p()),
            Digits.significant(data.Qp()));
  }
}
