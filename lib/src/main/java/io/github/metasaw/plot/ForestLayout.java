package io.github.metasaw.plot;

import io.github.metasaw.plot.ForestData.Kind;
import io.github.metasaw.plot.ForestData.Row;
import io.github.metasaw.plot.Mark.Anchor;
import io.github.metasaw.plot.Mark.Point;
import io.github.metasaw.plot.Mark.Stroke;
import java.util.ArrayList;
import java.util.List;

/**
 * Places a forest plot: labels and extra columns at the left, the plot, then estimate, interval and
 * weight in columns aligned on the decimal point. Every text has a column that is as wide as its
 * widest entry, so nothing overlaps.
 */
final class ForestLayout {

  private static final double MARGIN = 14;
  private static final double GAP = 18;
  private static final double PLOT = 300;
  private static final double WIDEST_LABEL = 290;
  private static final double WIDEST_CELL = 150;
  private static final String WEIGHT = "Weight";

  private final ForestData data;
  private final double size;
  private final double rowHeight;
  private final int decimals;
  private final List<Mark> marks = new ArrayList<>();
  private final double labelWidth;
  private final double[] cellRight;
  private final Axis axis;
  private final double estimateRight;
  private final double lowerRight;
  private final double upperRight;
  private final double weightRight;
  private final double width;
  private final boolean weighted;

  private ForestLayout(ForestData data) {
    this.data = data;
    int n = data.rows().size();
    this.size = n > 150 ? 11 : n > 60 ? 12 : 13;
    this.rowHeight = n > 150 ? 15 : n > 60 ? 17 : 21;
    this.decimals = decimals();
    this.weighted = data.rows().stream().anyMatch(row -> !Double.isNaN(row.weight()));
    this.labelWidth =
        Math.min(
            WIDEST_LABEL,
            data.rows().stream()
                .mapToDouble(row -> Fonts.width(row.label(), size, bold(row)))
                .reduce(Fonts.width("Study", size, true), Math::max));
    double x = MARGIN + labelWidth;
    this.cellRight = new double[data.headers().size()];
    for (int c = 0; c < cellRight.length; c++) {
      x += GAP + cellWidth(c);
      cellRight[c] = x;
    }
    double from = x + GAP + 6;
    double to = from + PLOT;
    double[] range = ForestRange.of(data);
    this.axis = new Axis(range[0], range[1], from, to, data.exp());
    double header = Fonts.width(heading(), size, true);
    double estimate = widest(row -> number(row.estimate()));
    double lower = widest(row -> "[" + number(row.lower()) + ",");
    double upper = widest(row -> number(row.upper()) + "]");
    double total = estimate + 7 + lower + 6 + upper;
    this.upperRight = to + GAP + 6 + Math.max(header, total);
    this.lowerRight = upperRight - upper - 6;
    this.estimateRight = lowerRight - lower - 7;
    this.weightRight = weighted ? upperRight + GAP + Fonts.width(WEIGHT, size, true) : upperRight;
    double notes =
        data.notes().stream()
            .mapToDouble(note -> Fonts.width(note, size - 1, false))
            .reduce(Fonts.width(data.title(), size + 2, true), Math::max);
    this.width = Math.max(weightRight, MARGIN + notes) + MARGIN;
  }

  static Scene of(ForestData data) {
    return new ForestLayout(data).scene();
  }

  private interface Cell {
    String of(Row row);
  }

  private double widest(Cell cell) {
    return data.rows().stream()
        .filter(row -> row.kind() != Kind.HEADING)
        .mapToDouble(row -> Fonts.width(cell.of(row), size, bold(row)))
        .max()
        .orElse(0);
  }

  private double cellWidth(int c) {
    return Math.min(
        WIDEST_CELL,
        data.rows().stream()
            .filter(row -> row.cells().size() > c)
            .mapToDouble(row -> Fonts.width(row.cells().get(c), size, false))
            .reduce(Fonts.width(data.headers().get(c), size, true), Math::max));
  }

  private int decimals() {
    if (data.exp()) {
      return 2;
    }
    double[] widths =
        data.rows().stream()
            .mapToDouble(row -> row.upper() - row.lower())
            .filter(w -> w > 0 && w < Double.POSITIVE_INFINITY)
            .sorted()
            .toArray();
    return widths.length == 0 ? 2 : Digits.decimalsFor(widths[widths.length / 2]);
  }

  private String number(double value) {
    return Digits.fixed(data.exp() ? Math.exp(value) : value, decimals);
  }

  private String heading() {
    return data.effect() + " [" + Forests.percent(data.level()) + " CI]";
  }

  private static boolean bold(Row row) {
    return row.kind() == Kind.POOLED
        || row.kind() == Kind.HEADING
        || row.kind() == Kind.POOLED_POINT;
  }

  private Scene scene() {
    double top = data.title().isEmpty() ? rowHeight * 0.5 : rowHeight * 2;
    top = Math.ceil(top / rowHeight) * rowHeight;
    if (!data.title().isEmpty()) {
      text(MARGIN, top - rowHeight, data.title(), size + 2, true, Anchor.START, Theme.INK);
    } else {
      top = 0;
    }
    header(top);
    double first = top + 1.5 * rowHeight;
    first = Math.ceil(first / rowHeight) * rowHeight;
    int n = data.rows().size();
    int below = 0;
    for (Row row : data.rows()) {
      below += row.kind() == Kind.POOLED || row.kind() == Kind.PREDICTION ? 1 : 0;
    }
    boolean gap = below > 0;
    double bottom = first + (n + (gap ? 1 : 0)) * rowHeight;
    zebra(first, n - below);
    verticals(first, bottom);
    for (int i = 0; i < n; i++) {
      boolean summary = i >= n - below;
      double y = first + (i + (summary ? 1 : 0)) * rowHeight;
      row(data.rows().get(i), y);
    }
    if (gap) {
      double y = first + (n - below + 0.5) * rowHeight;
      marks.add(rule(MARGIN, width - MARGIN, y));
    }
    double end = axis(bottom + 0.5 * rowHeight);
    for (String note : data.notes()) {
      end += rowHeight;
      text(MARGIN, end - 0.3 * rowHeight, note, size - 1, false, Anchor.START, Theme.MUTED);
    }
    return new Scene(
        Math.ceil(width),
        Math.ceil(end + 0.5 * rowHeight),
        Fonts.CELL * size,
        rowHeight,
        data.title().isEmpty() ? "Forest plot" : data.title(),
        describe(),
        marks);
  }

  private void header(double top) {
    double y = top + rowHeight * 0.72;
    text(MARGIN, y, "Study", size, true, Anchor.START, Theme.INK);
    for (int c = 0; c < cellRight.length; c++) {
      String header = Fonts.fit(data.headers().get(c), size, true, WIDEST_CELL);
      text(cellRight[c], y, header, size, true, Anchor.END, Theme.INK);
    }
    text(upperRight, y, heading(), size, true, Anchor.END, Theme.INK);
    if (weighted) {
      text(weightRight, y, WEIGHT, size, true, Anchor.END, Theme.INK);
    }
    marks.add(rule(MARGIN, width - MARGIN, top + 1.25 * rowHeight));
  }

  private void zebra(double first, int rows) {
    if (rows < 10) {
      return;
    }
    for (int i = 1; i < rows; i += 2) {
      marks.add(
          new Mark.Rect(
              MARGIN / 2, first + i * rowHeight, width - MARGIN, rowHeight, Theme.ZEBRA, ""));
    }
  }

  private void verticals(double first, double bottom) {
    if (data.reference() >= axis.low() && data.reference() <= axis.high()) {
      double x = axis.pixel(data.reference());
      marks.add(new Mark.Line(x, first, x, bottom + 0.5 * rowHeight, Stroke.solid(Theme.RULE, 1)));
    }
    for (Row row : data.rows()) {
      boolean last = row.kind() == Kind.POOLED;
      if (last && row.estimate() >= axis.low() && row.estimate() <= axis.high()) {
        double x = axis.pixel(row.estimate());
        marks.add(new Mark.Line(x, first, x, bottom, Stroke.dashed(Theme.ACCENT, 0.8)));
      }
    }
  }

  private void row(Row row, double top) {
    double middle = top + rowHeight / 2;
    double base = middle + size * 0.36;
    String label = Fonts.fit(row.label(), size, bold(row), WIDEST_LABEL);
    marks.add(
        new Mark.Text(MARGIN, base, label, size, bold(row), Anchor.START, Theme.INK, row.label()));
    for (int c = 0; c < row.cells().size(); c++) {
      String cell = row.cells().get(c);
      marks.add(
          new Mark.Text(
              cellRight[c],
              base,
              Fonts.fit(cell, size, false, WIDEST_CELL),
              size,
              false,
              Anchor.END,
              Theme.INK,
              cell));
    }
    if (row.kind() == Kind.HEADING) {
      return;
    }
    ForestGlyphs.draw(row, axis, middle, rowHeight, heaviest(), marks);
    boolean bold = row.kind() == Kind.POOLED;
    if (!Double.isNaN(row.estimate())) {
      text(estimateRight, base, number(row.estimate()), size, bold, Anchor.END, Theme.INK);
    }
    if (!Double.isNaN(row.lower())) {
      String lower = "[" + number(row.lower()) + ",";
      text(lowerRight, base, lower, size, bold, Anchor.END, Theme.INK);
      text(upperRight, base, number(row.upper()) + "]", size, bold, Anchor.END, Theme.INK);
    }
    if (!Double.isNaN(row.weight())) {
      String weight = Digits.fixed(row.weight(), 1) + " %";
      text(weightRight, base, weight, size, false, Anchor.END, Theme.INK);
    }
  }

  private double heaviest() {
    return data.rows().stream()
        .mapToDouble(Row::weight)
        .filter(w -> !Double.isNaN(w))
        .max()
        .orElse(Double.NaN);
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
    String label = data.effect() + (data.exp() ? " (log scale)" : "");
    double middle = (axis.from() + axis.to()) / 2;
    text(middle, y + 2 * rowHeight, label, size, false, Anchor.MIDDLE, Theme.INK);
    return y + 2.2 * rowHeight;
  }

  private static Mark rule(double from, double to, double y) {
    return new Mark.Line(from, y, to, y, Stroke.solid(Theme.RULE, 1));
  }

  private void text(
      double x, double y, String text, double size, boolean bold, Anchor anchor, String colour) {
    marks.add(new Mark.Text(x, y, text, size, bold, anchor, colour, text));
  }

  private String describe() {
    StringBuilder words = new StringBuilder();
    words.append(data.studies().size()).append(" rows with estimates and intervals");
    for (Row row : data.rows()) {
      if (row.kind() == Kind.POOLED || row.kind() == Kind.POOLED_POINT) {
        words
            .append("; ")
            .append(row.label())
            .append(' ')
            .append(number(row.estimate()))
            .append(" [")
            .append(number(row.lower()))
            .append(", ")
            .append(number(row.upper()))
            .append(']');
      }
    }
    return words.append('.').toString();
  }

  /** A diamond from lower to upper with its middle at the estimate. */
  static List<Point> diamond(Axis axis, Row row, double middle, double half) {
    return List.of(
        new Point(axis.clipped(row.lower()), middle),
        new Point(axis.clipped(row.estimate()), middle - half),
        new Point(axis.clipped(row.upper()), middle),
        new Point(axis.clipped(row.estimate()), middle + half));
  }
}
