package io.github.metasaw.plot.scene;

import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Mark.Point;
import io.github.metasaw.plot.scene.Mark.Stroke;
import java.util.ArrayList;
import java.util.List;

/** What the lines and points of a chart mean: keys in a row, and more rows where one is full. */
public final class Legend {

  private static final double KEY = 3 * Panel.CELL_WIDTH;
  private static final double GAP = 3 * Panel.CELL_WIDTH;

  private record Entry(Shape shape, String label) {}

  /** Draws a key from x on, in the middle of its line. */
  private interface Shape {
    void draw(double x, double y, List<Mark> marks);
  }

  private final List<Entry> entries = new ArrayList<>();

  /**
   * A curve of the chart.
   *
   * @param label what it stands for
   * @param stroke of the line
   * @param symbol of the character form
   * @return this legend
   */
  public Legend line(String label, Stroke stroke, String symbol) {
    entries.add(
        new Entry(
            (x, y, marks) ->
                marks.add(
                    new Mark.Polyline(
                        List.of(new Point(x, y), new Point(x + KEY - 1, y)), stroke, symbol)),
            label));
    return this;
  }

  /**
   * A straight line of the chart, upright or level.
   *
   * @param label what it stands for
   * @param stroke of the line
   * @return this legend
   */
  public Legend rule(String label, Stroke stroke) {
    entries.add(
        new Entry((x, y, marks) -> marks.add(new Mark.Line(x, y, x + KEY - 1, y, stroke)), label));
    return this;
  }

  /**
   * An area of the chart.
   *
   * @param label what it stands for
   * @param fill {@code #rrggbb}
   * @param symbol of the character form
   * @return this legend
   */
  public Legend swatch(String label, String fill, String symbol) {
    entries.add(
        new Entry(
            (x, y, marks) -> marks.add(new Mark.Rect(x, y - 5, KEY - 1, 10, fill, symbol)), label));
    return this;
  }

  /**
   * A point of the chart.
   *
   * @param label what it stands for
   * @param fill {@code #rrggbb}
   * @param stroke of its edge
   * @return this legend
   */
  public Legend point(String label, String fill, Stroke stroke) {
    entries.add(
        new Entry(
            (x, y, marks) -> marks.add(new Mark.Circle(x + KEY / 2, y, 4, fill, stroke)), label));
    return this;
  }

  /**
   * Draws the rows.
   *
   * @param left where they begin
   * @param right where they end
   * @param baseline of the first row
   * @param marks to which the rows are added
   * @return baseline of the last row
   */
  public double draw(double left, double right, double baseline, List<Mark> marks) {
    double x = left;
    double y = baseline;
    for (Entry entry : entries) {
      double room = right - left - KEY - Panel.CELL_WIDTH;
      String shown = Fonts.fit(entry.label(), Panel.SIZE, false, room);
      double width = KEY + Panel.CELL_WIDTH + Fonts.width(shown, Panel.SIZE, false);
      if (x > left && x + width > right) {
        x = left;
        y += Panel.LINE;
      }
      entry.shape().draw(x, y - 4, marks);
      double at = x + KEY + Panel.CELL_WIDTH;
      marks.add(
          new Mark.Text(at, y, shown, Panel.SIZE, false, Anchor.START, Theme.INK, entry.label()));
      x += width + GAP;
    }
    return y;
  }
}
