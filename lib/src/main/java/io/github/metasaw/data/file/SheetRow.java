package io.github.metasaw.data.file;

import java.util.List;

/**
 * A row of a worksheet that is not empty.
 *
 * @param number as the spreadsheet program counts it, from 1
 * @param isHidden whether the program hides it, by hand or by a filter
 * @param cells those that are filled, in order
 */
public record SheetRow(int number, boolean isHidden, List<SheetCell> cells) {}
