package io.github.metasaw.data.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the cells of workbooks (xlsx). The library has none: the module metasaw-office brings one,
 * which {@link java.util.ServiceLoader} finds on the class path.
 */
public interface WorkbookReader {

  /**
   * The worksheets of a workbook.
   *
   * @param path of the workbook
   * @return in the order of their tabs
   * @throws IOException if it cannot be read
   */
  List<SheetName> sheets(Path path) throws IOException;

  /**
   * The cells of a worksheet; formulas by the values that the spreadsheet program saved.
   *
   * @param path of the workbook
   * @param sheet its number in {@link #sheets}, from 0
   * @return the cells
   * @throws IOException if it cannot be read
   */
  SheetCells cells(Path path, int sheet) throws IOException;
}
