package io.github.metasaw.data.file;

import io.github.metasaw.diagnostic.Check;
import java.util.List;

/**
 * The cells of a file before anything is known of the table in them.
 *
 * @param separator that parted them; {@link #NONE} in a worksheet
 * @param lines those that are not empty, in order
 * @param checks what there is to remark on where they come from
 */
record CellSource(char separator, List<Line> lines, List<Check> checks) {

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
