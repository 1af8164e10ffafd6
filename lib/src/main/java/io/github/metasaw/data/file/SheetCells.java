package io.github.metasaw.data.file;

import java.util.List;

/**
 * What a worksheet holds.
 *
 * @param rows those that are not empty, in order
 * @param merged cells that are merged
 * @param hiddenColumns how many columns are hidden
 * @param uncalculated names of cells, such as {@code B7}, with formulas whose value the workbook
 *     does not hold
 */
public record SheetCells(
    List<SheetRow> rows, List<CellRange> merged, int hiddenColumns, List<String> uncalculated) {}
