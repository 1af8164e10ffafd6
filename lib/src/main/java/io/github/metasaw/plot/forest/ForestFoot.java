package io.github.metasaw.plot.forest;

import io.github.metasaw.plot.scene.Axis;
import io.github.metasaw.plot.scene.Digits;
import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Stroke;
import io.github.metasaw.plot.scene.Theme;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** What stands below the rows of a forest plot: the axis with its words, and the notes. */
final class ForestFoot {

  private static final double MARGIN = ForestColumns.MARGIN;

  /** Between the words on both sides of the reference. */
  private static final double APART = 8;

  /** Digits to which the value of a tick is written, if someone asked for it. */
  private static final MathContext TICK_DIGITS = new MathContext(10);

  /** From here on it is written with its power of ten. */
  private static final double LARGE = 1e9;

  /** Pixels of the axis for a tick with its label. */
  private static final double TICK_ROOM = 42;

  private static final int LEAST_TICKS = 3;

  private final ForestData data;
  private final ForestColumns columns;
  private final Axis axis;
  private final double size;
  private final double rowHeight;
  private final List<Mark> marks;

  ForestFoot(ForestData data, ForestColumns columns, List<Mark> marks) {
    this.data = data;
    this.columns = columns;
    this.axis = columns.axis;
    this.size = columns.size;
    this.rowHeight = columns.rowHeight;
    this.marks = marks;
  }

  /** From the line of the axis at {@code y}; returns where the last line ends. */
  double draw(double y) {
    marks.add(new Mark.Line(axis.from(), y, axis.to(), y, Stroke.solid(Theme.INK, 1)));
    ticks(y);
    double base = y + rowHeight;
    if (!data.axis().favours().isEmpty()) {
      base += rowHeight;
      favours(base);
    }
    base += rowHeight;
    String label = data.effect() + data.scale().axisNote();
    double half = Fonts.width(label, size, false) / 2;
    double middle =
        Math.max(
            MARGIN + half, Math.min(columns.width - MARGIN - half, (axis.from() + axis.to()) / 2));
    text(middle, base, label, size, Anchor.MIDDLE, Theme.INK);
    return notes(base + 0.2 * rowHeight);
  }

  private void ticks(double y) {
    double last = Double.NEGATIVE_INFINITY;
    for (Axis.Tick tick : ticks()) {
      double x = axis.pixel(tick.value());
      marks.add(new Mark.Line(x, y, x, y + 5, Stroke.solid(Theme.INK, 1)));
      double half = Fonts.width(tick.label(), size - 1, false) / 2;
      if (x - half > last + 4) {
        text(x, y + rowHeight, tick.label(), size - 1, Anchor.MIDDLE, Theme.INK);
        last = x + half;
      }
    }
  }

  private List<Axis.Tick> ticks() {
    List<Double> asked = data.axis().ticks();
    return asked.isEmpty()
        ? axis.ticks(Math.max(LEAST_TICKS, (int) ((axis.to() - axis.from()) / TICK_ROOM)))
        : asked.stream().map(value -> new Axis.Tick(value, written(value))).toList();
  }

  private String written(double value) {
    double shown = data.scale().apply(value);
    if (!Double.isFinite(shown) || Math.abs(shown) >= LARGE) {
      return Digits.significant(value, data.scale());
    }
    BigDecimal digits = new BigDecimal(shown).round(TICK_DIGITS);
    return digits.signum() == 0 ? "0" : digits.stripTrailingZeros().toPlainString();
  }

  /** Words at both sides of the reference, within the picture and apart from each other. */
  private void favours(double base) {
    double room = (columns.width - 2 * MARGIN) / 2 - APART;
    String left = Fonts.fit(data.axis().favoured(0), size, false, room);
    String right = Fonts.fit(data.axis().favoured(1), size, false, room);
    double reference = data.axis().referenceLine();
    boolean isInSight = reference > axis.low() && reference < axis.high();
    double centre = isInSight ? axis.pixel(reference) : (axis.from() + axis.to()) / 2;
    double least = MARGIN + Fonts.width(left, size, false) + APART;
    double most = columns.width - MARGIN - Fonts.width(right, size, false) - APART;
    double middle = Math.max(least, Math.min(most, centre));
    text(middle - APART, base, left, size, Anchor.END, Theme.INK);
    text(middle + APART, base, right, size, Anchor.START, Theme.INK);
  }

  /** Notes in lines as wide as the table; returns where the last one ends. */
  private double notes(double from) {
    double end = from;
    for (String note : data.notes()) {
      for (String line : Fonts.wrap(note, size - 1, false, columns.width - 2 * MARGIN)) {
        end += rowHeight;
        text(MARGIN, end - 0.3 * rowHeight, line, size - 1, Anchor.START, Theme.MUTED);
      }
    }
    return end;
  }

  private void text(double x, double y, String text, double size, Anchor anchor, String colour) {
    if (!text.isEmpty()) {
      marks.add(new Mark.Text(x, y, text, size, false, anchor, colour, text));
    }
  }
}
