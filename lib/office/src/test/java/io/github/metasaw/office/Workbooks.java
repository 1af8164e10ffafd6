package io.github.metasaw.office;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks as tests need them, written by POI. */
final class Workbooks {

  private Workbooks() {}

  /** A workbook with what is put into it. */
  static Path write(Path file, Consumer<XSSFWorkbook> fill) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      fill.accept(workbook);
      workbook.write(out);
    }
    return file;
  }

  /** The cells of a row; null leaves one out, a text after = is a formula. */
  static Object[] cells(Object... values) {
    return values;
  }

  /** A workbook of one sheet, whose rows begin at a cell (both counted from 0). */
  static Consumer<XSSFWorkbook> sheet(int row, int column, Object[]... rows) {
    return book -> fill(book, row, column, rows);
  }

  /** A new sheet, whose rows begin at a cell (both counted from 0). */
  static Sheet fill(XSSFWorkbook book, int row, int column, Object[]... rows) {
    Sheet sheet = book.createSheet();
    for (int r = 0; r < rows.length; r++) {
      row(sheet, row + r, column, rows[r]);
    }
    return sheet;
  }

  /** Fills a row, from a column on; null leaves a cell out, a text after = is a formula. */
  static void row(Sheet sheet, int row, int column, Object... values) {
    Row cells = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
    for (int c = 0; c < values.length; c++) {
      if (values[c] != null) {
        set(cells.createCell(column + c), values[c]);
      }
    }
  }

  private static void set(Cell cell, Object value) {
    if (value instanceof Number number) {
      cell.setCellValue(number.doubleValue());
    } else if (value instanceof Boolean truth) {
      cell.setCellValue(truth);
    } else if (value instanceof LocalDate date) {
      CellStyle style = cell.getSheet().getWorkbook().createCellStyle();
      style.setDataFormat((short) 14);
      cell.setCellStyle(style);
      cell.setCellValue(date);
    } else if (value.toString().startsWith("=")) {
      cell.setCellFormula(value.toString().substring(1));
    } else {
      cell.setCellValue(value.toString());
    }
  }
}
