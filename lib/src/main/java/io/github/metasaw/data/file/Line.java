package io.github.metasaw.data.file;

import java.util.BitSet;
import java.util.List;

/**
 * The cells of a line of text, or of a row of a worksheet.
 *
 * @param number of the line of the file, or of the row of the sheet, from 1
 * @param cells as they are written
 * @param stored which cells a workbook stores as numbers: they have a decimal point, whatever the
 *     marks of the other cells
 */
record Line(int number, List<String> cells, BitSet stored) {

  private static final BitSet NONE = new BitSet();

  /** A line of text. */
  Line(int number, List<String> cells) {
    this(number, cells, NONE);
  }

  /** How many cells hold anything. */
  int filled() {
    int filled = 0;
    for (String cell : cells) {
      filled += cell.isBlank() ? 0 : 1;
    }
    return filled;
  }

  /** The number of the last cell that holds anything: spreadsheets write empty ones after it. */
  int lastFilled() {
    int last = cells.size();
    while (last > 0 && cells.get(last - 1).isBlank()) {
      last--;
    }
    return last;
  }

  /** The cells as one text. */
  String text() {
    return String.join(" ", cells).strip();
  }
}
