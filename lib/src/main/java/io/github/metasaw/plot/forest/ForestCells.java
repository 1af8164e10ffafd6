package io.github.metasaw.plot.forest;

import io.github.metasaw.plot.scene.Mark;
import java.util.List;

/** One column of a forest plot: text, or lights. */
interface ForestCells {

  /** As wide as its widest cell. */
  double width();

  /**
   * Adds the cell of a row.
   *
   * @param row index of the row
   * @param left pixel at which the column begins
   * @param base pixel of the baseline of text in this row
   * @param marks to which it is added
   */
  void draw(int row, double left, double base, List<Mark> marks);
}
