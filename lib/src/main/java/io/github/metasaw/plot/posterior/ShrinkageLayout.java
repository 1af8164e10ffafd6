package io.github.metasaw.plot.posterior;

import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.plot.scene.Axis;
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
import java.util.List;

/** Places one row per study: an open circle at the estimate, a line to the posterior mean. */
final class ShrinkageLayout {

  private static final Stroke MEAN = Stroke.dashed(Theme.ACCENT, 1);
  private static final Stroke PULL = Stroke.solid(Theme.GREEN, 1.4);
  private static final Stroke OPEN = Stroke.solid(Theme.INK, 1.2);
  private static final Stroke NONE = Stroke.solid(Theme.GREEN, 0);
  private static final String HEADER = "Shrinkage";
  private static final double MARGIN = 14;
  private static final double WIDEST = 240;
  private static final double FIELD = 380;

  /** Between labels, field and numbers. */
  private static final double GAP = 24;

  private final ShrinkageData data;
  private final EffectName name;
  private final Transformation scale;
  private final double row;
  private final double widestLabel;
  private final Axis x;
  private final double right;
  private final List<Mark> marks = new ArrayList<>();

  /**
   * @param widest room for the labels
   * @param total width of the picture; NaN for the usual field
   */
  private ShrinkageLayout(
      ShrinkageData data, EffectName name, Transformation scale, double widest, double total) {
    this.data = data;
    this.name = name;
    this.scale = scale;
    this.row = data.rows().size() > 60 ? Panel.LINE : Panel.LINE + 4;
    double labels = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (ShrinkageData.ShrunkenStudy each : data.rows()) {
      labels = Math.max(labels, Fonts.width(each.label(), Panel.SIZE, false));
      low = Math.min(low, Math.min(each.estimate(), each.posterior()));
      high = Math.max(high, Math.max(each.estimate(), each.posterior()));
    }
    double pad = high > low ? 0.04 * (high - low) : Math.max(1e-9, 0.1 * Math.abs(high));
    double from = MARGIN + Math.min(widest, labels) + GAP;
    double after = GAP + Fonts.width(HEADER, Panel.SIZE, true);
    double to = Double.isNaN(total) ? from + FIELD : total - MARGIN - after;
    this.widestLabel = widest;
    this.x = new Axis(low - pad, high + pad, from, to, scale);
    this.right = to + after;
  }

  static Scene draw(ShrinkageData data, EffectName name, Transformation scale) {
    return new ShrinkageLayout(data, name, scale, WIDEST, Double.NaN).scene();
  }

  /** The same in a given width, of which labels have up to a third. */
  static Scene draw(ShrinkageData data, EffectName name, Transformation scale, double width) {
    return new ShrinkageLayout(data, name, scale, Math.min(WIDEST, width / 3), width).scene();
  }

  private Scene scene() {
    Legend legend = new Legend().point("estimate", Theme.WHITE, OPEN);
    legend.point("posterior mean", Theme.GREEN, NONE);
    if (!Double.isNaN(data.mean())) {
      legend.rule("posterior mean of mu", MEAN);
    }
    double header = legend.draw(MARGIN, right, Panel.LINE + 2, marks) + 2 * row;
    text(MARGIN, header, "Study", true, Anchor.START, "Study");
    text(right, header, HEADER, true, Anchor.END, HEADER);
    double top = (Math.floor(header / row) + 1.5) * row;
    double bottom = Math.ceil((top + data.rows().size() * row) / row + 0.5) * row;
    Panel panel = new Panel(x, new Axis(0, 1, bottom, top), marks);
    panel.vertical(data.mean(), MEAN);
    for (int i = 0; i < data.rows().size(); i++) {
      study(data.rows().get(i), top + i * row);
    }
    panel.bottom("");
    title(bottom + 2 * Panel.LINE + 5);
    return new Scene(
        Math.ceil(right + MARGIN),
        bottom + 3 * Panel.LINE,
        Panel.CELL_WIDTH,
        row,
        "Shrinkage of the estimates",
        words(),
        marks);
  }

  /** The name of the axis, which may be longer than a narrow field. */
  private void title(double base) {
    String whole = name.axis(scale);
    String shown = Fonts.fit(whole, Panel.SIZE, false, right - MARGIN);
    double half = Fonts.width(shown, Panel.SIZE, false) / 2;
    double middle = Math.max(MARGIN + half, Math.min(right - half, (x.from() + x.to()) / 2));
    text(middle, base, shown, false, Anchor.MIDDLE, whole);
  }

  private void study(ShrinkageData.ShrunkenStudy each, double top) {
    double middle = top + row / 2;
    double base = middle + 0.36 * Panel.SIZE;
    String shown = Fonts.shorten(each.label(), Panel.SIZE, false, widestLabel);
    text(MARGIN, base, shown, false, Anchor.START, each.label());
    double from = x.pixel(each.estimate());
    double to = x.pixel(each.posterior());
    marks.add(new Mark.Line(from, middle, to, middle, PULL));
    marks.add(new Mark.Circle(from, middle, 3.8, Theme.WHITE, OPEN));
    marks.add(new Mark.Circle(to, middle, 3.8, Theme.GREEN, NONE));
    String percent = Digits.fixed(100 * each.shrinkage(), 0) + " %";
    text(right, base, percent, false, Anchor.END, percent);
  }

  private String words() {
    ShrinkageData.ShrunkenStudy most = data.rows().get(0);
    ShrinkageData.ShrunkenStudy least = most;
    for (ShrinkageData.ShrunkenStudy each : data.rows()) {
      most = each.shrinkage() > most.shrinkage() ? each : most;
      least = each.shrinkage() < least.shrinkage() ? each : least;
    }
    return "%d studies, each from its estimate to its posterior mean; drawn most: %s (%s %%), least: %s (%s %%)."
        .formatted(
            data.rows().size(),
            most.label(),
            Digits.fixed(100 * most.shrinkage(), 0),
            least.label(),
            Digits.fixed(100 * least.shrinkage(), 0));
  }

  private void text(double px, double py, String shown, boolean bold, Anchor anchor, String full) {
    marks.add(new Mark.Text(px, py, shown, Panel.SIZE, bold, anchor, Theme.INK, full));
  }
}
