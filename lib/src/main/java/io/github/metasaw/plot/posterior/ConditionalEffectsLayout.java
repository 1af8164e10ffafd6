package io.github.metasaw.plot.posterior;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Panel;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Places the conditional means of the studies' effects over tau, one line per study with its label
 * at the right, and below on the same axis the posterior of tau.
 */
final class ConditionalEffectsLayout {

  private static final double LEFT = 72;
  private static final double USUAL_FIELD = 460;
  private static final double USUAL_LABEL = 200;

  /** Beside a label: from the field to it, and from it to the edge. */
  private static final double GAP = 22;

  private static final double MARGIN = 14;

  private static final Stroke MARKED = Stroke.dashed(Theme.INK, 1);

  private final ConditionalEffects data;
  private final Transformation scale;
  private final double field;
  private final double right;

  /** Room for a label. */
  private final double widestLabel;

  private final List<Mark> marks = new ArrayList<>();

  private ConditionalEffectsLayout(
      ConditionalEffects data, Transformation scale, double right, double widestLabel) {
    this.data = data;
    this.scale = scale;
    this.right = right;
    this.widestLabel = widestLabel;
    this.field = Math.max(16, Math.min(30, data.lines().size())) * Panel.LINE;
  }

  static Scene draw(ConditionalEffects data, Transformation scale) {
    return new ConditionalEffectsLayout(data, scale, LEFT + USUAL_FIELD, USUAL_LABEL).scene();
  }

  /** The same in a given width, of which labels have up to a third. */
  static Scene draw(ConditionalEffects data, Transformation scale, double width) {
    double labels = 0;
    for (ConditionalEffects.EffectLine line : data.lines()) {
      labels = Math.max(labels, Fonts.width(line.label(), Panel.SIZE, false));
    }
    labels = Math.min(labels, Math.min(USUAL_LABEL, width / 3));
    double right = width - GAP - labels - MARGIN;
    return new ConditionalEffectsLayout(data, scale, right, labels).scene();
  }

  private Scene scene() {
    double top = 3 * Panel.LINE;
    Axis x = new Axis(0, data.shown().upper(), LEFT, right);
    double[] range = range();
    Panel means = new Panel(x, new Axis(range[0], range[1], top + field, top, scale), marks);
    for (int i = 0; i < data.lines().size(); i++) {
      means.curve(data.lines().get(i).means(), Stroke.solid(Theme.series(i), 1.2), "·");
    }
    mark(means);
    means.left();
    means.bottom("tau");
    means.heading("Mean of each study's effect, given tau" + scale.axisNote(), 1);
    double widest = labels(means.y(), top);
    double below = top + field + 6 * Panel.LINE;
    double height = 6 * Panel.LINE;
    double high = 1.05 * data.density().highestBeyond(1.0 / 40);
    Panel density = new Panel(x, new Axis(0, high, below + height, below), marks);
    density.area(data.density(), 0, data.shown().upper(), Theme.PALE);
    density.curve(data.density(), Stroke.solid(Theme.ACCENT, 1.8), "·");
    density.vertical(data.marked(), MARKED);
    density.left();
    density.bottom("tau");
    density.heading("Posterior of tau", 1);
    return new Scene(
        Math.ceil(right + GAP + widest + MARGIN),
        below + height + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        Panel.LINE,
        "Effects given tau",
        words(),
        marks);
  }

  /** A rule at the value that is pointed out, and a dot where each line crosses it. */
  private void mark(Panel means) {
    double tau = data.marked();
    means.vertical(tau, MARKED);
    if (tau >= 0 && tau <= data.shown().upper()) {
      for (int i = 0; i < data.lines().size(); i++) {
        double y = means.y().pixel(data.lines().get(i).means().at(tau));
        String colour = Theme.series(i);
        marks.add(new Mark.Circle(means.x().pixel(tau), y, 3, colour, Stroke.solid(colour, 0)));
      }
    }
  }

  private double[] range() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (ConditionalEffects.EffectLine line : data.lines()) {
      for (double mean : line.means().ys()) {
        low = Math.min(low, mean);
        high = Math.max(high, mean);
      }
    }
    double pad = high > low ? 0.04 * (high - low) : Math.max(1e-9, 0.1 * Math.abs(high));
    return new double[] {low - pad, high + pad};
  }

  /**
   * Labels beside the ends of their lines, moved apart; where they are too many, the outer ones.
   */
  private double labels(Axis y, double top) {
    List<ConditionalEffects.EffectLine> lines = new ArrayList<>(data.lines());
    lines.sort(
        Comparator.comparingDouble((ConditionalEffects.EffectLine line) -> end(line)).reversed());
    int room = (int) (field / Panel.LINE);
    double widest = 0;
    int line = (int) Math.round(top / Panel.LINE);
    for (int i = 0; i < lines.size(); i++) {
      boolean outer = i < room / 2 || i >= lines.size() - room / 2;
      if (lines.size() > room && !outer) {
        continue;
      }
      ConditionalEffects.EffectLine each = lines.get(i);
      int after = lines.size() > room && i < room / 2 ? room - i : lines.size() - i;
      double own = y.pixel(end(each));
      int last = (int) Math.round((top + field) / Panel.LINE) - after;
      line = Math.min(Math.max(line, (int) Math.floor(own / Panel.LINE)), last);
      double middle = (line + 0.5) * Panel.LINE;
      line++;
      int colour = data.lines().indexOf(each);
      marks.add(
          new Mark.Line(
              right + 2, own, right + 18, middle, Stroke.solid(Theme.series(colour), 0.7)));
      String shown = Fonts.shorten(each.label(), Panel.SIZE, false, widestLabel);
      marks.add(
          new Mark.Text(
              right + GAP,
              middle + 0.36 * Panel.SIZE,
              shown,
              Panel.SIZE,
              false,
              Anchor.START,
              Theme.INK,
              each.label()));
      widest = Math.max(widest, Fonts.width(shown, Panel.SIZE, false));
    }
    return widest;
  }

  private static double end(ConditionalEffects.EffectLine line) {
    return line.means().y(line.means().size() - 1);
  }

  private String words() {
    double[] range = range();
    return "%d studies; with tau = 0 all have the same mean or that of their moderators, with larger tau they part towards their estimates, from %s to %s at tau = %s."
        .formatted(
            data.lines().size(),
            Digits.significant(range[0], scale),
            Digits.significant(range[1], scale),
            Digits.significant(data.shown().upper()));
  }
}
