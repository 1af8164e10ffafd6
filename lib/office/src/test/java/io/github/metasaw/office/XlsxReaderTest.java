package io.github.metasaw.office;

import static io.github.metasaw.office.Workbooks.cells;
import static io.github.metasaw.office.Workbooks.fill;
import static io.github.metasaw.office.Workbooks.row;
import static io.github.metasaw.office.Workbooks.sheet;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.file.ReadOptions;
import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.data.file.TableFile;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/** Workbooks through the library's own reader of tables, which finds this module. */
class XlsxReaderTest {

  private static final ReadOptions DEFAULTS = ReadOptions.defaults();

  @TempDir Path folder;

  private ReadTable read(Consumer<XSSFWorkbook> fill) throws IOException {
    return read(fill, DEFAULTS);
  }

  private ReadTable read(Consumer<XSSFWorkbook> fill, ReadOptions options) throws IOException {
    return TableFile.read(Workbooks.write(folder.resolve("trials.xlsx"), fill), options);
  }

  private static List<String> checks(ReadTable read) {
    return read.checks().stream().map(Check::name).toList();
  }

  private static String message(ReadTable read, String check) {
    return read.checks().stream()
        .filter(c -> c.name().equals(check))
        .findFirst()
        .orElseThrow()
        .message();
  }

  private static void trials(Sheet sheet, int first, int column) {
    row(sheet, first, column, "study", "n", "yi", "vi");
    row(sheet, first + 1, column, "Müller 2001", 1204, 1.286, 0.04);
    row(sheet, first + 2, column, "B", 950, -2.059, 0.1 + 0.2);
    row(sheet, first + 3, column, "C", 12310, 1.118, null);
  }

  private static void assertTrials(Table table) {
    assertEquals("trials", table.name());
    assertEquals(List.of("study", "n", "yi", "vi"), table.columnNames());
    assertEquals(List.of("Müller 2001", "B", "C"), table.stringColumn("study").asList());
    assertArrayEquals(new double[] {1204, 950, 12310}, table.intColumn("n").asDoubleArray());
    assertArrayEquals(
        new double[] {1.286, -2.059, 1.118}, table.doubleColumn("yi").asDoubleArray());
    assertEquals(0.1 + 0.2, table.doubleColumn("vi").get(1));
    assertTrue(table.doubleColumn("vi").isMissing(2));
  }

  @Test
  void numbersAreThoseOfTheWorkbook() throws IOException {
    ReadTable read = read(book -> trials(book.createSheet(), 0, 0));
    assertTrials(read.table());
    assertEquals(List.of(), read.checks());
  }

  @Test
  void theTableIsFoundBelowTitlesAndAboveNotes() throws IOException {
    ReadTable read =
        read(
            book -> {
              Sheet sheet = fill(book, 0, 1, cells("Table 1. Trials"));
              sheet.addMergedRegion(CellRangeAddress.valueOf("B1:E1"));
              row(sheet, 1, 1, "drawn up", "by us");
              trials(sheet, 4, 1);
              row(sheet, 9, 1, "Source: own extraction");
            });
    assertTrials(read.table());
    assertEquals(List.of("merged_cells", "title_lines", "foot_lines"), checks(read));
    assertEquals("1 merged cell, the first B1:E1.", message(read, "merged_cells"));
  }

  @Test
  void emptyRowsAndColumnsAreNone() throws IOException {
    ReadTable read =
        read(
            sheet(
                2,
                2,
                cells("study", null, "yi", ""),
                cells("A", null, 0.5, " "),
                cells("", null, ""),
                cells("B", null, 0.7)));
    assertEquals(List.of("study", "yi"), read.table().columnNames());
    assertEquals(2, read.table().rowCount());
    assertEquals(List.of(), read.checks());
  }

  @Test
  void mergedCellsStandInAllTheirRows() throws IOException {
    ReadTable read =
        read(
            book -> {
              Sheet sheet =
                  fill(
                      book,
                      0,
                      0,
                      cells("study", "year", "outcome", "yi"),
                      cells("A", 1999, "pain", 0.5),
                      cells(null, null, "sleep", 0.7),
                      cells("B", 2001, "pain", 0.1));
              sheet.addMergedRegion(CellRangeAddress.valueOf("A2:A3"));
              sheet.addMergedRegion(CellRangeAddress.valueOf("B2:B3"));
            });
    assertEquals(List.of("A", "A", "B"), read.table().stringColumn("study").asList());
    assertArrayEquals(
        new double[] {1999, 1999, 2001}, read.table().intColumn("year").asDoubleArray());
    assertEquals(
        "2 merged cells, the first A2:A3; what is merged over rows stands in each of them.",
        message(read, "merged_cells"));
  }

  @Test
  void groupsOfColumnsAreJoinedWithTheirColumns() throws IOException {
    ReadTable read =
        read(
            book -> {
              Sheet sheet =
                  fill(
                      book,
                      0,
                      0,
                      cells("Study", "Treatment", null, "Control", null),
                      cells(null, "events", "total", "events", "total"),
                      cells("A", 1, 10, 2, 11),
                      cells("B", 3, 12, 4, 13));
              for (String range : List.of("A1:A2", "B1:C1", "D1:E1")) {
                sheet.addMergedRegion(CellRangeAddress.valueOf(range));
              }
            });
    assertEquals(
        List.of("Study", "Treatment events", "Treatment total", "Control events", "Control total"),
        read.table().columnNames());
    assertArrayEquals(
        new double[] {11, 13}, read.table().intColumn("Control total").asDoubleArray());
    assertEquals(
        "Two lines of names were joined, as in 'Treatment events'.", message(read, "name_lines"));
  }

  @Test
  void formulasCountByTheirSavedValues() throws IOException {
    ReadTable read =
        read(
            book -> {
              Sheet sheet =
                  fill(
                      book,
                      0,
                      0,
                      cells("study", "yi", "sei", "note"),
                      cells("A", "=LN(2)", 0.5, "=\"a\"&\"b\""),
                      cells("B", "=LN(4)", 0.25, "x"),
                      cells("C", "=LN(8)", "=1/0", "y"));
              book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            });
    Table table = read.table();
    assertEquals(Math.log(2), table.doubleColumn("yi").get(0), 1e-15);
    assertEquals(Math.log(4), table.doubleColumn("yi").get(1), 1e-15);
    assertEquals("ab", table.getString(0, "note"));
    assertTrue(table.doubleColumn("sei").isMissing(2));
    assertTrue(message(read, "missing_words").startsWith("sei: '#DIV/0!' in row 3 was read as"));
  }

  @Test
  void aFormulaThatWasNeverCalculatedIsMissingAndSaid() throws IOException {
    ReadTable read =
        read(
            sheet(
                0,
                0,
                cells("study", "yi"),
                cells("A", 0.5),
                cells("B", 0.7),
                cells("C", "=LN(2)")));
    assertTrue(read.table().doubleColumn("yi").isMissing(2));
    assertTrue(
        message(read, "uncalculated")
            .startsWith("1 formula without a saved value, the first in B4, read as missing"));
  }

  @Test
  void datesAndTruthValues() throws IOException {
    ReadTable read =
        read(
            sheet(
                0,
                0,
                cells("study", "published", "blind", "sd"),
                cells("A", LocalDate.of(2020, 3, 1), true, 1.5),
                cells("B", LocalDate.of(1999, 12, 31), false, 2.5),
                cells("C", LocalDate.of(2001, 1, 15), true, LocalDate.of(2024, 2, 1))));
    Table table = read.table();
    assertEquals(
        List.of("2020-03-01", "1999-12-31", "2001-01-15"),
        table.stringColumn("published").asList());
    assertEquals(ColumnType.BOOLEAN, table.column("blind").type());
    assertEquals(
        "sd stays text: '2024-02-01' in row 3 is not a number; write a number, or leave the cell empty"
            + " if it is missing (2 of 3 cells are numbers)",
        message(read, "text_cells"));
  }

  @Test
  void datesThatCountFrom1904() throws IOException {
    ReadTable read =
        read(
            book -> {
              book.getCTWorkbook().getWorkbookPr().setDate1904(true);
              Sheet sheet = book.createSheet();
              row(sheet, 0, 0, "study", "published", "yi");
              row(sheet, 1, 0, "A", LocalDate.of(2020, 3, 1), 0.5);
            });
    assertEquals("2020-03-01", read.table().getString(0, "published"));
  }

  /** Decimal commas in cells that are text, beside cells that are numbers. */
  @Test
  void numbersStoredAsTextAreReadByTheRulesOfText() throws IOException {
    ReadTable read =
        read(
            sheet(
                0,
                0,
                cells("study", "yi", "sd"),
                cells("A", "0,435", 1.204),
                cells("B", 1.286, "k. A."),
                cells("C", "-2,5", 3)));
    assertArrayEquals(
        new double[] {0.435, 1.286, -2.5}, read.table().doubleColumn("yi").asDoubleArray());
    assertEquals(
        "yi: '0,435' in row 1 (and in 1 more) is stored as text, and was read as a number.",
        message(read, "numbers_as_text"));
    assertEquals("sd: 'k. A.' in row 2 was read as missing.", message(read, "missing_words"));
    assertEquals(1.204, read.table().doubleColumn("sd").get(0));
  }

  private static void threeSheets(XSSFWorkbook book) {
    row(book.createSheet("Old"), 0, 0, "study", "yi");
    row(book.getSheet("Old"), 1, 0, "Z", 9);
    trials(book.createSheet("Trials"), 0, 0);
    row(book.createSheet("2"), 0, 0, "study", "yi");
    row(book.getSheet("2"), 1, 0, "Q", 7);
    book.createSheet("Empty");
    book.setSheetHidden(0, true);
    book.setActiveSheet(1);
  }

  @Test
  void theFirstSheetThatIsNotHiddenUnlessAnotherIsNamed() throws IOException {
    ReadTable read = read(XlsxReaderTest::threeSheets);
    assertTrials(read.table());
    assertEquals(
        "Sheet 'Trials' was read; another with .withSheet(\"NAME\"). The workbook has the sheets"
            + " 'Old' (hidden), 'Trials', '2', 'Empty'.",
        message(read, "sheet"));
    assertEquals(
        "Z", read(XlsxReaderTest::threeSheets, DEFAULTS.withSheet("old")).table().getString(0, 0));
    // A name comes before a number.
    assertEquals(
        "Q", read(XlsxReaderTest::threeSheets, DEFAULTS.withSheet("2")).table().getString(0, 0));
    assertEquals(
        "Z", read(XlsxReaderTest::threeSheets, DEFAULTS.withSheet("1")).table().getString(0, 0));
    assertEquals(
        "no sheet 'Trial' in trials.xlsx; did you mean 'Trials'? Sheets: Old, Trials, 2, Empty",
        fault(XlsxReaderTest::threeSheets, DEFAULTS.withSheet("Trial")));
    assertEquals(
        "no sheet '5' in trials.xlsx; Sheets: Old, Trials, 2, Empty",
        fault(XlsxReaderTest::threeSheets, DEFAULTS.withSheet("5"))
            .replace(" did you mean '2'?", ""));
    assertTrue(
        fault(XlsxReaderTest::threeSheets, DEFAULTS.withSheet("4"))
            .startsWith("sheet 'Empty' of trials.xlsx is empty; choose another with "));
  }

  private String fault(Consumer<XSSFWorkbook> fill, ReadOptions options) {
    return assertThrows(MetaException.class, () -> read(fill, options)).getMessage();
  }

  @Test
  void whatIsHiddenIsReadAndSaid() throws IOException {
    ReadTable read =
        read(
            book -> {
              Sheet sheet = book.createSheet();
              trials(sheet, 0, 0);
              sheet.getRow(2).setZeroHeight(true);
              sheet.setColumnHidden(1, true);
              sheet.setColumnHidden(2, true);
            });
    assertTrials(read.table());
    assertEquals("1 hidden row was read too.", message(read, "hidden_rows"));
    assertEquals("2 hidden columns were read too.", message(read, "hidden_columns"));
  }

  @Test
  void cellsWithErrorsAndRichText() throws IOException {
    ReadTable read =
        read(
            book -> {
              Sheet sheet = fill(book, 0, 0, cells("study", "yi"), cells("A", 0.5), cells("B", 0));
              sheet.getRow(2).getCell(1).setCellErrorValue(FormulaError.NA.getCode());
              var rich = book.getCreationHelper().createRichTextString("Müller et al.");
              var font = book.createFont();
              font.setItalic(true);
              rich.applyFont(7, 13, font);
              sheet.getRow(2).getCell(0).setCellValue(rich);
            });
    assertEquals("Müller et al.", read.table().getString(1, "study"));
    assertTrue(read.table().doubleColumn("yi").isMissing(1));
  }

  @Test
  void brokenWorkbooksAreRefused() throws IOException {
    Path file = Workbooks.write(folder.resolve("b.xlsx"), book -> trials(book.createSheet(), 0, 0));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    String fault = assertThrows(MetaException.class, () -> TableFile.read(file)).getMessage();
    assertTrue(
        fault.startsWith("b.xlsx looks like a workbook (xlsx), but cannot be read: "), fault);
    assertEquals(
        "no file 'none.xlsx' in " + folder,
        assertThrows(MetaException.class, () -> TableFile.read(folder.resolve("none.xlsx")))
            .getMessage());
  }

  /** An archive whose sheet unpacks to a thousand times its size is refused in one line. */
  @Test
  void anArchiveThatUnpacksToFarMoreIsRefused() throws IOException {
    Path good = Workbooks.write(folder.resolve("g.xlsx"), book -> trials(book.createSheet(), 0, 0));
    Path bomb = folder.resolve("bomb.xlsx");
    byte[] blanks = new byte[1 << 20];
    Arrays.fill(blanks, (byte) ' ');
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(good));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        byte[] content = in.readAllBytes();
        boolean isSheet = entry.getName().endsWith("sheet1.xml");
        int end = isSheet ? new String(content, StandardCharsets.UTF_8).indexOf("</sheetData>") : 0;
        out.write(content, 0, end);
        for (int i = 0; isSheet && i < 64; i++) {
          out.write(blanks);
        }
        out.write(content, end, content.length - end);
      }
    }
    assertEquals(
        "bomb.xlsx looks like a workbook (xlsx), but cannot be read: it unpacks to far more than its"
            + " size, as a file made to fill memory does",
        assertThrows(MetaException.class, () -> TableFile.read(bomb)).getMessage());
  }
}
