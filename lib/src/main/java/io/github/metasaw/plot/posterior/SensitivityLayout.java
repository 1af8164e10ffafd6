package io.github.metasaw.plot.posterior;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.posterior.SensitivityData.SensitivityCell;
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
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Places a sensitivity figure: rows of priors, one panel per variable side by side. mu and beta_F
 * share one scale, which shows which of them the priors move; a positive quantity that spans
 * several powers of ten is on a log scale. An interval that extends beyond an axis ends in an
 * arrow.
 */
final class SensitivityLayout {

  /** Variables on the scale of yi, which share an axis. */
  private static final List<String> LOCATIONS = List.of(BayesFit.MU, BayesFit.BETA_F);

  private static final double ROW = 12;
  private static final double MARGIN = 14;
  private static final double WIDEST = 200;
  private static final double FIELD = 170;
  private static final double GAP = 30;

  /** An interval this many times as wide as the median one is cut. */
  private static final double WIDE = 3;

  /** A positive quantity is on a log scale where its medians are this many times apart. */
  private static final double DECADES = 100;

  private final SensitivityData data;
  private final Transformation scale;
  private final double left;
  private final double group;
  private final List<Mark> marks = new ArrayList<>();

  private SensitivityLayout(SensitivityData data, Transformation scale) {
    this.data = data;
    this.scale = scale;
    double widest = Fonts.width("Prior", Panel.SIZE, true);
    for (String prior : data.priors()) {
      widest = Math.max(widest, Fonts.width(prior, Panel.SIZE, false));
    }
    this.left = MARGIN + Math.min(WIDEST, widest) + 24;
    this.group = (data.psi2().size() + 1) * ROW;
  }

  static Scene draw(SensitivityData data, Transformation scale) {
    return new SensitivityLayout(data, scale).scene();
  }

  private Scene scene() {
    int panels = data.panels().size();
    double width = left + panels * FIELD + (panels - 1) * GAP + MARGIN;
    Legend legend = new Legend();
    for (int i = 0; i < data.psi2().size(); i++) {
      String colour = Theme.series(i);
      legend.point("mu ~ N(0, " + data.psi2().get(i) + ")", colour, Stroke.solid(colour, 1));
    }
    if (data.hasFixed()) {
      legend.point("known", Theme.WHITE, Stroke.solid(Theme.INK, 1.2));
    }
    double y = legend.draw(MARGIN, width - MARGIN, Panel.LINE + 2, marks);
    double top = Math.ceil((y + 2.5 * Panel.LINE) / ROW) * ROW;
    double bottom = top + data.priors().size() * group;
    text(MARGIN, top - 9, "Prior", true, "Prior");
    for (int r = 0; r < data.priors().size(); r++) {
      double from = top + r * group;
      if (r % 2 == 1) {
        double wide = width - MARGIN;
        marks.add(new Mark.Rect(MARGIN / 2, from, wide, group, Theme.ZEBRA, ""));
      }
      String prior = data.priors().get(r);
      String shown = Fonts.fit(prior, Panel.SIZE, false, WIDEST);
      text(MARGIN, from + group / 2 + 0.36 * Panel.SIZE, shown, false, prior);
    }
    for (int p = 0; p < panels; p++) {
      panel(data.panels().get(p), left + p * (FIELD + GAP), top, bottom);
    }
    return new Scene(
        Math.ceil(width),
        bottom + 2 * Panel.LINE,
        Panel.CELL_WIDTH,
        ROW,
        "Sensitivity to the priors",
        words(),
        marks);
  }

  private void panel(
      SensitivityData.SensitivityPanel panel, double from, double top, double bottom) {
    Axis axis = axis(panel, from, from + FIELD);
    Panel field = new Panel(axis, new Axis(0, 1, bottom, top), marks);
    boolean isLog = !LOCATIONS.contains(panel.variable()) && !axis.scale().isIdentity();
    if (axis.low() < 0 && axis.high() > 0 && !isLog) {
      field.vertical(0, Stroke.solid(Theme.RULE, 1));
    }
    field.bottom("");
    field.heading(isLog ? panel.variable() : axis.scale().noted(panel.variable()), 1);
    for (int r = 0; r < panel.cells().size(); r++) {
      List<SensitivityCell> cells = panel.cells().get(r);
      for (int c = 0; c < cells.size(); c++) {
        cell(
            cells.get(c),
            axis,
            LOCATIONS.contains(panel.variable()),
            top + r * group + (c + 1) * ROW,
            Theme.series(c));
      }
    }
  }

  private void cell(SensitivityCell cell, Axis axis, boolean isLocation, double y, String colour) {
    double low = value(axis, isLocation, cell.interval().lower());
    double high = value(axis, isLocation, cell.interval().upper());
    double median = value(axis, isLocation, cell.median());
    if (high > low) {
      Stroke stroke = Stroke.solid(colour, 1.4);
      marks.add(new Mark.Line(axis.clipped(low), y, axis.clipped(high), y, stroke));
      if (low < axis.low()) {
        Panel.arrow(axis.from(), y, 1, colour, marks);
      }
      if (high > axis.high()) {
        Panel.arrow(axis.to(), y, -1, colour, marks);
      }
    }
    if (median >= axis.low() && median <= axis.high()) {
      String fill = cell.isFixed() ? Theme.WHITE : colour;
      marks.add(new Mark.Circle(axis.pixel(median), y, 3, fill, Stroke.solid(colour, 1.2)));
    }
  }

  /** Spreads are placed by their logs where they span powers of ten; effects are logs already. */
  private static double value(Axis axis, boolean isLocation, double value) {
    return isLocation ? value : axis.scale().inverse(value);
  }

  private Axis axis(SensitivityData.SensitivityPanel panel, double from, double to) {
    boolean location = LOCATIONS.contains(panel.variable());
    double[] medians = sorted(panel, SensitivityCell::median);
    boolean log = !location && medians[0] > 0 && medians[medians.length - 1] > DECADES * medians[0];
    if (log) {
      double low = Math.log(medians[0]) - Math.log(DECADES);
      double high =
          Math.log(
              Math.min(
                  sorted(panel, c -> c.interval().upper())[medians.length - 1],
                  DECADES * medians[medians.length - 1]));
      return new Axis(low, high + 0.05 * (high - low), from, to, Transformation.EXP);
    }
    double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (SensitivityData.SensitivityPanel each : data.panels()) {
      boolean shared = location && LOCATIONS.contains(each.variable());
      if (shared || each.variable().equals(panel.variable())) {
        extend(range, each);
      }
    }
    double pad =
        range[1] > range[0] ? 0.05 * (range[1] - range[0]) : 0.1 * Math.abs(range[0]) + 1e-9;
    double low = !location && range[0] >= 0 ? 0 : range[0] - pad;
    return new Axis(low, range[1] + pad, from, to, location ? scale : Transformation.IDENTITY);
  }

  /** All medians, and intervals as far as they are not much wider than most. */
  private static void extend(double[] range, SensitivityData.SensitivityPanel panel) {
    double[] widths = sorted(panel, cell -> cell.interval().width());
    double most = WIDE / 2 * widths[widths.length / 2];
    for (List<SensitivityCell> cells : panel.cells()) {
      for (SensitivityCell cell : cells) {
        double median = cell.median();
        range[0] = Math.min(range[0], Math.max(cell.interval().lower(), median - most));
        range[1] = Math.max(range[1], Math.min(cell.interval().upper(), median + most));
      }
    }
  }

  private static double[] sorted(
      SensitivityData.SensitivityPanel panel, ToDoubleFunction<SensitivityCell> of) {
    double[] values = panel.cells().stream().flatMap(List::stream).mapToDouble(of).toArray();
    Arrays.sort(values);
    return values;
  }

  private String words() {
    StringBuilder words = new StringBuilder();
    words.append(
        "%d priors of heterogeneity by %d of mu, medians and %s intervals"
            .formatted(data.priors().size(), data.psi2().size(), Digits.percent(data.level())));
    for (SensitivityData.SensitivityPanel panel : data.panels()) {
      double[] medians = sorted(panel, SensitivityCell::median);
      Transformation own = LOCATIONS.contains(panel.variable()) ? scale : Transformation.IDENTITY;
      words.append(
          "; %s from %s to %s"
              .formatted(
                  panel.variable(),
                  Digits.significant(medians[0], own),
                  Digits.significant(medians[medians.length - 1], own)));
    }
    return words.append('.').toString();
  }

  private void text(double x, double y, String shown, boolean bold, String full) {
    marks.add(new Mark.Text(x, y, shown, Panel.SIZE, bold, Anchor.START, Theme.INK, full));
  }
}
