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
    if (!sheet.merged().isEmpty()) {
      boolean isDown = sheet.merged().stream().anyMatch(m -> m.lastRow() > m.firstRow());
      int count = sheet.merged().size();
      note(
          checks,
          "merged_cells",
          count,
          "%d merged %s, the first %s%s."
              .formatted(
                  count,
                  count == 1 ? "cell" : "cells",
                  name(sheet.merged().get(0)),
                  isDown ? "; what is merged over rows stands in each of them" : ""));
    }
    int rows = (int) sheet.rows().stream().filter(SheetRow::isHidden).count();
    if (rows > 0) {
      note(checks, "hidden_rows", rows, hidden(rows, "row was", "rows were"));
    }
    int columns = sheet.hiddenColumns();
    if (columns > 0) {
      note(checks, "hidden_columns", columns, hidden(columns, "column was", "columns were"));
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

  private static String hidden(int count, String one, String more) {
    return "%d hidden %s read too.".formatted(count, count == 1 ? one : more);
  }

  private static void note(List<Check> checks, String name, int value, String message) {
    checks.add(Check.note(name, Integer.toString(value), message));
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
