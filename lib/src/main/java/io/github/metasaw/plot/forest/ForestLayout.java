package io.github.metasaw.plot.forest;

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
import java.util.Optional;

/** Places a forest plot from top to bottom, in the columns of {@link ForestColumns}. */
final class ForestLayout {

  private static final double MARGIN = ForestColumns.MARGIN;

  private final ForestData data;
  private final ForestColumns columns;
  private final double size;
  private final double rowHeight;
  private final Axis axis;

  /** Index of the first row below all studies; the number of rows if there is none. */
  private final int firstTotal;

  private final List<Mark> marks = new ArrayList<>();

  private ForestLayout(ForestData data, ForestRoom room) {
    this.data = data;
    this.columns = new ForestColumns(data, room);
    this.size = columns.size;
    this.rowHeight = columns.rowHeight;
    this.axis = columns.axis;
    int total = 0;
    while (total < data.rows().size() && !data.rows().get(total).isTotal()) {
      total++;
    }
    this.firstTotal = total;
  }

  static Scene draw(ForestData data) {
    return new ForestLayout(data, ForestRoom.WIDE).scene();
  }

  /** The same for a narrow window; empty if it would hardly be narrower. */
  static Optional<Scene> drawNarrow(ForestData data) {
    ForestLayout narrow = new ForestLayout(data, ForestRoom.NARROW);
    double wide = new ForestColumns(data, ForestRoom.WIDE).width;
    return ForestRoom.isWorth(narrow.columns.width, wide)
        ? Optional.of(narrow.scene())
        : Optional.empty();
  }

  private Scene scene() {
    double top = title();
    top += header(top);
    double first = Math.ceil(top / rowHeight + 0.5) * rowHeight;
    double[] tops = tops(first);
    double bottom = tops[tops.length - 1];
    if (data.style().isStriped()) {
      stripes(tops);
    }
    verticals(first, bottom);
    rows(tops);
    ruleAboveTotals(tops);
    double end = new ForestFoot(data, columns, marks).draw(bottom + 0.5 * rowHeight);
    return new Scene(
        Math.ceil(columns.width),
        Math.ceil(end + 0.5 * rowHeight),
        Fonts.CELL * size,
        rowHeight,
        data.title().isEmpty() ? "Forest plot" : data.title(),
        ForestDescription.of(data, columns.numbers),
        marks);
  }

  /** The title in lines as wide as the table; returns where the header begins. */
  private double title() {
    if (data.title().isEmpty()) {
      return 0;
    }
    double y = 0;
    for (String line : Fonts.wrap(data.title(), size + 2, true, columns.width - 2 * MARGIN)) {
      y += rowHeight;
      marks.add(new Mark.Text(MARGIN, y, line, size + 2, true, Anchor.START, Theme.INK, line));
    }
    return y + rowHeight;
  }

  /** Headings of groups and columns, and a rule below; returns their height. */
  private double header(double top) {
    int lines = columns.headLines();
    double last = top + (lines - 0.28) * rowHeight;
    ForestColumns.groups(columns.blocks).forEach(group -> spanner(group, last));
    columns.blocks.forEach(block -> block.head(last, rowHeight, marks));
    double below = columns.stacked.head(MARGIN, last, columns.width - 2 * MARGIN, marks);
    double rule = last + below + 0.53 * rowHeight;
    rule(rule);
    return rule - 0.25 * rowHeight - top;
  }

  /** The heading of several columns, over a line that joins them. */
  private void spanner(List<ForestBlock> group, double last) {
    double base = last - ForestColumns.lines(group) * rowHeight;
    double left = group.get(0).left();
    double right = group.get(group.size() - 1).right();
    double y = base + 0.2 * rowHeight;
    if (group.size() > 1) {
      marks.add(new Mark.Line(left, y, right, y, Stroke.solid(Theme.RULE, 1)));
    }
    String text = group.get(0).group();
    boolean isAlone = group.size() == 1;
    marks.add(
        new Mark.Text(
            isAlone ? right : (left + right) / 2,
            base,
            text,
            size,
            true,
            isAlone ? Anchor.END : Anchor.MIDDLE,
            Theme.INK,
            text));
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
      y += rowHeight + columns.stacked.height(i);
    }
    tops[rows.size()] = y;
    return tops;
  }

  /** Every second row of a group on a pale ground, where there are many. */
  private void stripes(double[] tops) {
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
        double high = rowHeight + columns.stacked.height(i);
        marks.add(new Mark.Rect(MARGIN / 2, tops[i], wide, high, Theme.ZEBRA, ""));
      }
    }
  }

  private void verticals(double first, double bottom) {
    double reference = data.axis().referenceLine();
    if (reference >= axis.low() && reference <= axis.high()) {
      double x = axis.pixel(reference);
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

  private void rows(double[] tops) {
    double heaviest =
        data.studies().stream()
            .mapToDouble(ForestRow::weight)
            .filter(w -> !Double.isNaN(w))
            .max()
            .orElse(Double.NaN);
    ForestGlyphs glyphs = new ForestGlyphs(axis, rowHeight, heaviest, data.style(), marks);
    for (int i = 0; i < data.rows().size(); i++) {
      ForestRow row = data.rows().get(i);
      double middle = tops[i] + rowHeight / 2;
      double base = middle + size * 0.36;
      if (row.kind() == Kind.REMARK) {
        remark(row.label(), middle, base);
      } else {
        glyphs.draw(row, middle);
        columns.stacked.draw(i, MARGIN, base, marks);
        for (ForestBlock block : columns.blocks) {
          block.draw(i, base, marks);
        }
      }
    }
  }

  /**
   * Text in small type. In a narrow window it extends into the plot, whose lines are interrupted.
   */
  private void remark(String text, double middle, double base) {
    String shown = Fonts.fit(text, size - 1, false, columns.width - 2 * MARGIN);
    double end = MARGIN + Fonts.width(shown, size - 1, false);
    if (end > axis.from()) {
      double top = middle - rowHeight / 2;
      marks.add(new Mark.Rect(axis.from(), top, end - axis.from(), rowHeight, Theme.WHITE, ""));
    }
    marks.add(new Mark.Text(MARGIN, base, shown, size - 1, false, Anchor.START, Theme.MUTED, text));
  }

  private void ruleAboveTotals(double[] tops) {
    if (firstTotal < data.rows().size()) {
      rule(tops[firstTotal] - 0.5 * rowHeight);
    }
  }

  private void rule(double y) {
    marks.add(new Mark.Line(MARGIN, y, columns.width - MARGIN, y, Stroke.solid(Theme.RULE, 1)));
  }
}
