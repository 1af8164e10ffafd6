package io.github.metasaw.data.file;

import io.github.metasaw.diagnostic.Check;
import java.util.List;

/**
 * The cells of a file, before the table in them is found.
 *
 * @param separator between them; {@link #NONE} in a worksheet
 * @param lines those that are not empty, in order
 * @param checks remarks on their source
 */
record CellSource(char separator, List<Line> lines, List<Check> checks) {

  /** The separator that stands for any number of blanks and tabs. */
  static final char BLANK = ' ';

  /** In place of a separator, where cells need none. */
  static final char NONE = '\0';

  CellSource(char separator, List<Line> lines) {
    this(separator, lines, List.of());
  }

  /** Whether a workbook holds them, which stores numbers as such. */
  boolean isWorksheet() {
    return separator == NONE;
  }
}
