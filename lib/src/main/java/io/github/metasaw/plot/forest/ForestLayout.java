package io.github.metasaw.plot.forest;

import io.github.metasaw.plot.forest.ForestRow.Effect;
import io.github.metasaw.plot.forest.ForestRow.Kind;
import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Scene;
import io.github.metasaw.plot.scene.Theme;
import java.util.ArrayList;
import java.util.List;

/** Places a forest plot from top to bottom, in the columns of {@link ForestColumns}. */
final class ForestLayout {

  private static final double MARGIN = ForestColumns.MARGIN;

  private final ForestData data;
  private final ForestColumns columns;
  private final double size;
  private final double rowHeight;
  private final Axis axis;
  private final double heaviest;

  /** Index of the first row below all studies; the number of rows if there is none. */
  private final int firstTotal;

  private final List<Mark> marks = new ArrayList<>();

  private ForestLayout(ForestData data) {
    this.data = data;
    this.columns = new ForestColumns(data);
    this.size = columns.size;
    this.rowHeight = columns.rowHeight;
    this.axis = columns.axis;
    this.heaviest =
        data.studies().stream()
            .mapToDouble(ForestRow::weight)
            .filter(w -> !Double.isNaN(w))
            .max()
            .orElse(Double.NaN);
    int total = 0;
    while (total < data.rows().size() && !data.rows().get(total).isTotal()) {
      total++;
    }
    this.firstTotal = total;
  }

  static Scene draw(ForestData data) {
    return new ForestLayout(data).scene();
  }

  private Scene scene() {
    double top = 0;
    if (!data.title().isEmpty()) {
      top = 2 * rowHeight;
      text(MARGIN, top - rowHeight, data.title(), size + 2, true, Anchor.START, Theme.INK);
    }
    top += columns.weightRight.length > 1 ? rowHeight : 0;
    header(top);
    double first = Math.ceil(top / rowHeight + 1.5) * rowHeight;
    double[] tops = tops(first);
    double bottom = tops[tops.length - 1];
    zebra(tops);
    verticals(first, bottom);
    for (int i = 0; i < data.rows().size(); i++) {
      row(data.rows().get(i), tops[i]);
    }
    ruleAboveTotals(tops);
    double end = axis(bottom + 0.5 * rowHeight);
    for (String note : data.notes()) {
      end += rowHeight;
      text(MARGIN, end - 0.3 * rowHeight, note, size - 1, false, Anchor.START, Theme.MUTED);
    }
    return new Scene(
        Math.ceil(columns.width),
        Math.ceil(end + 0.5 * rowHeight),
        Fonts.CELL * size,
        rowHeight,
        data.title().isEmpty() ? "Forest plot" : data.title(),
        ForestDescription.of(data, columns::number),
        marks);
  }

  /** Tops of the rows, and the bottom of the last: groups and totals stand apart. */
  private double[] tops(double first) {
    List<ForestRow> rows = data.rows();
    double[] tops = new double[rows.size() + 1];
    double y = first;
    for (int i = 0; i < rows.size(); i++) {
      boolean apart = i == firstTotal || (i > 0 && rows.get(i).kind() == Kind.HEADING);
      y += apart ? rowHeight : 0;
      tops[i] = y;
      y += rowHeight;
    }
    tops[rows.size()] = y;
    return tops;
  }

  private void header(double top) {
    double y = top + rowHeight * 0.72;
    text(MARGIN, y, "Study", size, true, Anchor.START, Theme.INK);
    for (int c = 0; c < columns.cellRight.length; c++) {
      String header = Fonts.fit(data.headers().get(c), size, true, ForestColumns.WIDEST_CELL);
      text(columns.cellRight[c], y, header, size, true, Anchor.END, Theme.INK);
    }
    text(columns.estimate.upper(), y, columns.heading(), size, true, Anchor.END, Theme.INK);
    if (columns.shrunk) {
      double right = columns.effect.upper();
      String colour = data.isClustered() ? Theme.INK : Theme.GREEN;
      text(right, y, columns.effectHeading(), size, true, Anchor.END, colour);
    }
    weightHeads(y);
    rule(top + 1.25 * rowHeight);
  }

  /** The model of each column, below one word for all of them where they are several. */
  private void weightHeads(double y) {
    int last = columns.weightRight.length - 1;
    for (int w = 0; w <= last; w++) {
      String full = data.weightHeads().get(w);
      marks.add(
          new Mark.Text(
              columns.weightRight[w],
              y,
              columns.weightHead(w),
              size,
              true,
              Anchor.END,
              Theme.INK,
              full));
    }
    if (last > 0) {
      right(columns.weightRight[last], y - rowHeight, "Weights by model", true);
    }
  }

  /** Every second row of a group on a pale ground, where there are many. */
  private void zebra(double[] tops) {
    if (firstTotal < 10) {
      return;
    }
    boolean pale = true;
    for (int i = 0; i < firstTotal; i++) {
      Kind kind = data.rows().get(i).kind();
      boolean study = kind == Kind.STUDY || kind == Kind.EFFECT || kind == Kind.POOLED_POINT;
      pale = !study || !pale;
      if (study && pale) {
        double wide = columns.width - MARGIN;
        marks.add(new Mark.Rect(MARGIN / 2, tops[i], wide, rowHeight, Theme.ZEBRA, ""));
      }
    }
  }

  private void verticals(double first, double bottom) {
    if (data.reference() >= axis.low() && data.reference() <= axis.high()) {
      double x = axis.pixel(data.reference());
      marks.add(new Mark.Line(x, first, x, bottom + 0.5 * rowHeight, Stroke.solid(Theme.RULE, 1)));
    }
    for (ForestRow row : data.rows()) {
      boolean last = row.kind() == Kind.POOLED;
      if (last && row.estimate() >= axis.low() && row.estimate() <= axis.high()) {
        double x = axis.pixel(row.estimate());
        marks.add(new Mark.Line(x, first, x, bottom, Stroke.dashed(Theme.ACCENT, 0.8)));
      }
    }
  }

  private void row(ForestRow row, double top) {
    double middle = top + rowHeight / 2;
    double base = middle + size * 0.36;
    if (row.kind() == Kind.REMARK) {
      text(MARGIN, base, row.label(), size - 1, false, Anchor.START, Theme.MUTED);
      return;
    }
    boolean bold = ForestColumns.bold(row);
    String label = columns.label(row);
    marks.add(new Mark.Text(MARGIN, base, label, size, bold, Anchor.START, Theme.INK, row.label()));
    for (int c = 0; c < row.cells().size(); c++) {
      String cell = row.cells().get(c);
      String shown = Fonts.shorten(cell, size, false, ForestColumns.WIDEST_CELL);
      double x = columns.cellRight[c];
      marks.add(new Mark.Text(x, base, shown, size, false, Anchor.END, Theme.INK, cell));
    }
    if (row.isEstimate()) {
      ForestGlyphs.draw(row, axis, middle, rowHeight, heaviest, marks);
      numbers(row, base, bold && row.kind() != Kind.POOLED_POINT);
    }
  }

  private void numbers(ForestRow row, double base, boolean bold) {
    if (!Double.isNaN(row.estimate())) {
      right(columns.estimate.mean(), base, columns.number(row.estimate()), bold);
    }
    if (!Double.isNaN(row.lower())) {
      right(columns.estimate.lower(), base, columns.lower(row), bold);
      right(columns.estimate.upper(), base, columns.upper(row), bold);
    }
    Effect effect = row.effect();
    if (effect != null) {
      right(columns.effect.mean(), base, columns.mean(effect), bold);
      right(columns.effect.lower(), base, columns.lower(effect), bold);
      right(columns.effect.upper(), base, columns.upper(effect), bold);
    }
    for (int w = 0; w < row.weights().size(); w++) {
      String weight = ForestColumns.weight(row, w);
      if (!weight.isEmpty()) {
        right(columns.weightRight[w], base, weight, bold);
      }
    }
  }

  private void ruleAboveTotals(double[] tops) {
    if (firstTotal < data.rows().size()) {
      rule(tops[firstTotal] - 0.5 * rowHeight);
    }
  }

  private double axis(double y) {
    marks.add(new Mark.Line(axis.from(), y, axis.to(), y, Stroke.solid(Theme.INK, 1)));
    double last = Double.NEGATIVE_INFINITY;
    for (Axis.Tick tick : axis.ticks(6)) {
      double x = axis.pixel(tick.value());
      marks.add(new Mark.Line(x, y, x, y + 5, Stroke.solid(Theme.INK, 1)));
      double half = Fonts.width(tick.label(), size - 1, false) / 2;
      if (x - half > last + 4) {
        text(x, y + rowHeight, tick.label(), size - 1, false, Anchor.MIDDLE, Theme.INK);
        last = x + half;
      }
    }
    String label = data.effect() + data.scale().axisNote();
    double middle = (axis.from() + axis.to()) / 2;
    text(middle, y + 2 * rowHeight, label, size, false, Anchor.MIDDLE, Theme.INK);
    return y + 2.2 * rowHeight;
  }

  private void rule(double y) {
    marks.add(new Mark.Line(MARGIN, y, columns.width - MARGIN, y, Stroke.solid(Theme.RULE, 1)));
  }

  private void right(double x, double y, String text, boolean bold) {
    text(x, y, text, size, bold, Anchor.END, Theme.INK);
  }

  private void text(
      double x, double y, String text, double size, boolean bold, Anchor anchor, String colour) {
    marks.add(new Mark.Text(x, y, text, size, bold, anchor, colour, text));
  }
}
