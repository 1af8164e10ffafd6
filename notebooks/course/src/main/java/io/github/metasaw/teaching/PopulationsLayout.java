package io.github.metasaw.teaching;

import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Colours;
import io.github.metasaw.plot.scene.Curve;
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
import io.github.metasaw.teaching.PopulationsData.Mixture;
import io.github.metasaw.teaching.PopulationsData.Population;
import java.util.ArrayList;
import java.util.List;

/**
 * Places the populations of the studies, and below on the same axis each overall population that
 * mixes them, with its average effect.
 */
final class PopulationsLayout {

  private static final double WIDTH = 720;
  private static final double LEFT = 24;
  private static final double RIGHT = WIDTH - 24;
  private static final int NAMED = 6;

  private final PopulationsData data;
  private final Axis x;
  private final List<Mark> marks = new ArrayList<>();

  private PopulationsLayout(PopulationsData data) {
    this.data = data;
    this.x = new Axis(data.shown().lower(), data.shown().upper(), LEFT, RIGHT);
  }

  static Scene draw(PopulationsData data) {
    return new PopulationsLayout(data).scene();
  }

  private Scene scene() {
    double baseline = Panel.LINE + 2;
    if (isNamed()) {
      Legend legend = new Legend();
      for (int i = 0; i < data.populations().size(); i++) {
        Population each = data.populations().get(i);
        String label =
            "%s: beta %s, phi %s"
                .formatted(each.label(), Digits.plain(each.beta()), Digits.plain(each.phi()));
        legend.line(label, Stroke.solid(Theme.series(i), 1.8), "•");
      }
      baseline = legend.draw(LEFT, RIGHT, baseline, marks);
    }
    double y = populations(Panel.below(baseline, 1));
    for (Mixture mixture : data.mixtures()) {
      y = mixture(mixture, y + 4 * Panel.LINE);
    }
    return new Scene(
        WIDTH,
        y + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Populations and their mixtures",
        words(),
        marks);
  }

  private boolean isNamed() {
    return data.populations().size() <= NAMED;
  }

  private String colour(int i) {
    return isNamed() ? Theme.series(i) : Theme.ACCENT;
  }

  private double populations(double top) {
    double bottom = top + 8 * Panel.LINE;
    double highest =
        data.populations().stream().mapToDouble(p -> p.density().highest()).max().orElse(1);
    Panel panel = new Panel(x, new Axis(0, 1.08 * highest, bottom, top), marks);
    panel.heading("Populations of the studies", 1);
    for (int i = 0; i < data.populations().size(); i++) {
      Population each = data.populations().get(i);
      panel.vertical(each.beta(), each.density().highest(), Stroke.dashed(colour(i), 1));
      panel.curve(each.density(), Stroke.solid(colour(i), isNamed() ? 1.8 : 1), "•");
    }
    panel.bottom("Outcome of one observation");
    return bottom;
  }

  private double mixture(Mixture mixture, double top) {
    double bottom = top + 6 * Panel.LINE;
    List<Curve> sums = data.cumulative(mixture);
    Curve whole = sums.get(sums.size() - 1);
    Panel panel = new Panel(x, new Axis(0, 1.35 * whole.highest(), bottom, top), marks);
    String percent =
        isNamed()
            ? mixture.shares().stream()
                .map(share -> Digits.fixed(100 * share, 0))
                .reduce((a, b) -> a + " / " + b)
                .map(shares -> " (" + shares + " %)")
                .orElse("")
            : "";
    panel.heading("Weights " + mixture.name() + percent, 1);
    for (int i = sums.size() - 1; i >= 0; i--) {
      String fill = Colours.tint(colour(i), isNamed() || i % 2 == 0 ? 0.45 : 0.3);
      panel.area(sums.get(i), data.shown().lower(), data.shown().upper(), fill);
    }
    panel.curve(whole, Stroke.solid(Theme.INK, 1.2), "•");
    panel.vertical(mixture.average(), Stroke.solid(Theme.INK, 2));
    average(mixture, top);
    panel.bottom("Outcome of one observation");
    return bottom;
  }

  /** Beside the line, on the side with more room. */
  private void average(Mixture mixture, double top) {
    String text = "average " + Digits.plain(mixture.average());
    double at = x.pixel(mixture.average());
    boolean right = at + 8 + Fonts.width(text, Panel.SIZE, true) <= RIGHT;
    new TextWriter(marks)
        .write(
            right ? at + 8 : at - 8,
            top + 12,
            text,
            true,
            right ? Anchor.START : Anchor.END,
            Theme.INK,
            text);
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    words.append(data.populations().size()).append(" populations");
    for (Mixture mixture : data.mixtures()) {
      words
          .append("; with weights ")
          .append(mixture.name())
          .append(" the average effect is ")
          .append(Digits.significant(mixture.average()));
    }
    return words.append('.').toString();
  }
}
