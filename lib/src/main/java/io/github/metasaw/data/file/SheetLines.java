package io.github.metasaw.data.file;

import io.github.metasaw.diagnostic.Check;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows of a worksheet as lines of equal length: from its first filled column to its last; a
 * cell merged over several rows stands in each of them.
 */
final class SheetLines {

  private final SheetCells sheet;
  private final int first;
  private final int width;

  /** By the numbers of their rows, in order. */
  private final Map<Integer, Line> lines = new TreeMap<>();

  private SheetLines(SheetCells sheet) {
    this.sheet = sheet;
    List<Integer> columns =
        sheet.rows().stream().flatMap(row -> row.cells().stream()).map(SheetCell::column).toList();
    this.first = columns.stream().mapToInt(Integer::intValue).min().orElse(0);
    this.width = columns.stream().mapToInt(Integer::intValue).max().orElse(0) - first + 1;
  }

  /** The cells of a sheet; what there is to remark on it is added to the checks. */
  static CellSource of(SheetCells sheet, List<Check> checks) {
    SheetLines lines = new SheetLines(sheet);
    sheet.rows().forEach(row -> lines.lines.put(row.number(), lines.line(row)));
    sheet.merged().forEach(lines::fillDown);
    checks.addAll(lines.checks());
    return new CellSource(CellSource.NONE, List.copyOf(lines.lines.values()), checks);
  }

  private Line line(SheetRow row) {
    List<String> cells = new ArrayList<>(Collections.nCopies(width, ""));
    BitSet stored = new BitSet(width);
    for (SheetCell cell : row.cells()) {
      cells.set(cell.column() - first, cell.text());
      stored.set(cell.column() - first, cell.isNumber());
    }
    return new Line(row.number(), cells, stored);
  }

  /** The value of a merged cell in the rows below its first. */
  private void fillDown(CellRange merged) {
    Line top = lines.get(merged.firstRow());
    int column = merged.firstColumn() - first;
    if (top == null || column < 0 || column >= width) {
      return;
    }
    for (int row = merged.firstRow() + 1; row <= merged.lastRow(); row++) {
      Line line = lines.get(row);
      if (line != null) {
        line.cells().set(column, top.cells().get(column));
        line.stored().set(column, top.stored().get(column));
      }
    }
  }

  private List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    long down = sheet.merged().stream().filter(m -> m.lastRow() > m.firstRow()).count();
    if (!sheet.merged().isEmpty()) {
      note(
          checks,
          "merged_cells",
          sheet.merged().size(),
          "%d merged %s, the first %s%s.",
          sheet.merged().size(),
          sheet.merged().size() == 1 ? "cell" : "cells",
          name(sheet.merged().get(0)),
          down > 0 ? "; what is merged over rows stands in each of them" : "");
    }
    long hidden = sheet.rows().stream().filter(SheetRow::isHidden).count();
    if (hidden > 0) {
      note(checks, "hidden_rows", hidden, "%d hidden %s read too.", hidden, rows(hidden));
    }
    if (sheet.hiddenColumns() > 0) {
      int count = sheet.hiddenColumns();
      String were = count == 1 ? "column was" : "columns were";
      note(checks, "hidden_columns", count, "%d hidden %s read too.", count, were);
    }
    List<String> open = sheet.uncalculated();
    if (!open.isEmpty()) {
      checks.add(
          Check.warning(
              "uncalculated",
              Integer.toString(open.size()),
              "%d %s without a saved value, the first in %s, read as missing; open the workbook in a spreadsheet program and save it"
                  .formatted(open.size(), open.size() == 1 ? "formula" : "formulas", open.get(0))));
    }
    return checks;
  }

  private static String rows(long count) {
    return count == 1 ? "row was" : "rows were";
  }

  private static void note(
      List<Check> checks, String name, long value, String format, Object... arguments) {
    checks.add(Check.note(name, Long.toString(value), format.formatted(arguments)));
  }

  /** As spreadsheet programs call a range: {@code B4:B6}. */
  private static String name(CellRange range) {
    return letters(range.firstColumn())
        + range.firstRow()
        + ":"
        + letters(range.lastColumn())
        + range.lastRow();
  }

  private static String letters(int column) {
    String last = Character.toString('A' + column % 26);
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }
}
