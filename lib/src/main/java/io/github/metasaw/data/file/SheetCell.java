package io.github.metasaw.data.file;

/**
 * A filled cell of a worksheet.
 *
 * @param column from 0
 * @param text what it holds: numbers with a decimal point, dates as {@code 2020-03-01}, truth
 *     values as {@code TRUE}, errors as {@code #DIV/0!}
 * @param isNumber whether the workbook stores a number, which is not a date
 */
public record SheetCell(int column, String text, boolean isNumber) {}
