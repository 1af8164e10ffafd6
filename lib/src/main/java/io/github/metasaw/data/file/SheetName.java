package io.github.metasaw.data.file;

/**
 * A worksheet of a workbook.
 *
 * @param name as its tab shows it
 * @param isHidden whether the spreadsheet program hides it
 */
public record SheetName(String name, boolean isHidden) {}
