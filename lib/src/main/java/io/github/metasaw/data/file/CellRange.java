package io.github.metasaw.data.file;

/**
 * Cells of a worksheet that are merged to one; only the first holds anything.
 *
 * @param firstRow as {@link SheetRow#number} counts, from 1
 * @param lastRow the same
 * @param firstColumn from 0
 * @param lastColumn the same
 */
public record CellRange(int firstRow, int lastRow, int firstColumn, int lastColumn) {}
