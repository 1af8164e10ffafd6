package io.github.metasaw.plot.forest;

import io.github.metasaw.plot.scene.Fonts;
import io.github.metasaw.plot.scene.Mark;
import io.github.metasaw.plot.scene.Mark.Anchor;
import io.github.metasaw.plot.scene.Theme;
import java.util.List;

/** One column of text in a forest plot, as wide as its widest cell. */
final class TextColumn implements ForestCells {

  /** How the cells of a column stand below each other. */
  enum Align {
    LEFT,
    CENTRE,
    RIGHT,
    /** With decimal points below each other. */
    POINT
  }

  /**
   * The text of a row.
   *
   * @param text as it is shown; empty for none
   * @param full the whole text, where the shown one was cut
   * @param isBold whether it stands out
   */
  record Cell(String text, String full, boolean isBold) {

    static Cell of(String text, boolean isBold) {
      return new Cell(text, text, isBold);
    }
  }

  private final List<Cell> cells;
  private final Align align;
  private final double size;

  /** Width of the widest part behind a decimal point, the point included. */
  private final double fraction;

  private final double width;

  TextColumn(List<Cell> cells, Align align, double size) {
    this.cells = List.copyOf(cells);
    this.align = align;
    this.size = size;
    this.fraction = align == Align.POINT ? widest(this::fraction) : 0;
    this.width =
        fraction + widest(cell -> width(cell) - (align == Align.POINT ? fraction(cell) : 0));
  }

  /** Where text stands that is aligned so. */
  static Anchor anchor(Align align) {
    return switch (align) {
      case LEFT -> Anchor.START;
      case CENTRE -> Anchor.MIDDLE;
      case RIGHT, POINT -> Anchor.END;
    };
  }

  private double widest(java.util.function.ToDoubleFunction<Cell> part) {
    return cells.stream().mapToDouble(part).max().orElse(0);
  }

  private double width(Cell cell) {
    return Fonts.width(cell.text(), size, cell.isBold());
  }

  /** Width of a number from its decimal point on; without one, of what follows its last digit. */
  private double fraction(Cell cell) {
    String text = cell.text();
    int point = text.indexOf('.');
    if (point < 0) {
      point = text.length();
      while (point > 0 && !Character.isDigit(text.charAt(point - 1))) {
        point--;
      }
    }
    return Fonts.width(text.substring(point), size, cell.isBold());
  }

  @Override
  public double width() {
    return width;
  }

  @Override
  public void draw(int row, double left, double base, List<Mark> marks) {
    Cell cell = cells.get(row);
    if (cell.text().isEmpty()) {
      return;
    }
    double x =
        switch (align) {
          case LEFT -> left;
          case CENTRE -> left + width / 2;
          case RIGHT -> left + width;
          case POINT -> left + width - fraction + fraction(cell);
        };
    Anchor anchor = anchor(align);
    marks.add(
        new Mark.Text(x, base, cell.text(), size, cell.isBold(), anchor, Theme.INK, cell.full()));
  }
}
