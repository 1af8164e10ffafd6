package io.github.metasaw.plot.posterior;

import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Curve;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Legend;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;

/** Places prior, likelihood and posterior of tau in a panel, and panels below each other. */
final class TauLayout {

  private static final Stroke POSTERIOR = Stroke.solid(Theme.ACCENT, 1.6);
  private static final Stroke PRIOR = Stroke.dashed(Theme.WARM, 1.6);
  private static final Stroke LIKELIHOOD = Stroke.solid(Theme.LEAF, 4.5);
  private static final double LEFT = 64;

  /** Width unless someone asks for another. */
  private static final double USUAL_WIDTH = 720;

  /** Room above the posterior for a prior that is higher near 0. */
  private static final double ROOM = 1.35;

  private final TauData data;
  private final double width;
  private final double right;
  private final double field;
  private final List<Mark> marks = new ArrayList<>();

  private TauLayout(TauData data, double width) {
    this.data = data;
    this.width = width;
    this.right = width - 18;
    this.field = (data.models().size() == 1 ? 15 : 9) * Panel.LINE;
  }

  static Scene draw(TauData data) {
    return draw(data, USUAL_WIDTH);
  }

  static Scene draw(TauData data, double width) {
    return new TauLayout(data, width).scene();
  }

  private Scene scene() {
    Legend legend = new Legend().line("posterior", POSTERIOR, "•");
    legend.line("prior", PRIOR, "-");
    legend.line("likelihood, scaled", LIKELIHOOD, "·");
    double top = Panel.below(legend.draw(LEFT, right, Panel.LINE + 2, marks), 2);
    double block = field + 6 * Panel.LINE;
    for (int i = 0; i < data.models().size(); i++) {
      panel(data.models().get(i), top + i * block);
    }
    return new Scene(
        width,
        top + (data.models().size() - 1) * block + field + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Prior, likelihood and posterior of tau",
        words(),
        marks);
  }

  private void panel(TauData.Model model, double top) {
    Curve posterior = model.posterior();
    double highest = posterior == null ? 1 : posterior.highestBeyond(1.0 / 40);
    double high = (posterior == null ? 1.05 : ROOM) * highest;
    Axis x = new Axis(0, data.shown().upper(), LEFT, right);
    Panel panel = new Panel(x, new Axis(0, high, top + field, top), marks);
    if (posterior != null) {
      panel.area(posterior, 0, data.shown().upper(), Theme.PALE);
    }
    panel.curve(model.likelihood().times(highest), LIKELIHOOD, "·");
    if (model.prior() != null) {
      panel.curve(model.prior(), PRIOR, "-");
    }
    if (posterior != null) {
      panel.curve(posterior, POSTERIOR, "•");
    }
    for (double point : model.points()) {
      panel.vertical(point, highest / model.points().length, Stroke.solid(Theme.ACCENT, 2));
    }
    panel.left();
    panel.bottom("tau");
    panel.heading(
        model.name() + (model.isProper() ? "" : " (improper: its height means nothing)"), 2);
    String name = posterior == null ? "Probability" : "Density";
    marks.add(new Mark.Text(10, top - 9, name, Panel.SIZE, false, Anchor.START, Theme.INK, name));
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    for (TauData.Model model : data.models()) {
      Curve likelihood = model.likelihood();
      int best = 0;
      for (int i = 0; i < likelihood.size(); i++) {
        best = likelihood.y(i) > likelihood.y(best) ? i : best;
      }
      words
          .append(words.isEmpty() ? "" : "; ")
          .append(
              "prior %s; the likelihood is largest near tau = %s, and at tau = 0 it is %s of that"
                  .formatted(
                      model.name(),
                      Digits.significant(likelihood.x(best)),
                      Digits.significant(likelihood.y(0))));
    }
    return words.append('.').toString();
  }
}
