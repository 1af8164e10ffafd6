package io.github.metasaw.data.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class TableFileTest {

  @TempDir Path folder;

  private Table read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private Table read(byte[] bytes) throws IOException {
    return TableFile.read(Files.write(folder.resolve("trials.csv"), bytes));
  }

  /** What to do about a line that is too long or too short. */
  private static final String CURE =
      ": fill it up with empty cells, put quotes round cells that hold the separator, or remove it";

  private String fault(String text) {
    return assertThrows(MetaException.class, () -> read(text)).getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "study,yi,sei\nA,0.312,0.1\nB,-1.5,0.25\n",
        "study;yi;sei\r\nA;0,312;0,1\r\nB;-1,5;0,25\r\n",
        "study;yi;sei\nA;0.312;0.1\nB;-1.5;0.25",
        "study\tyi\tsei\nA\t0,312\t0,1\nB\t-1,5\t0,25\n",
        "study|yi|sei\nA|0.312|.1\nB|-1.5|.25\n",
        "\ufeffstudy,yi,sei\nA,0.312,0.1\nB,-1.5,0.25\n",
        "sep=;\nstudy;yi;sei\nA;0,312;0,1\nB;-1,5;0,25\n",
        "\"study\",\"yi\",\"sei\"\n\"A\",\"0,312\",\"0,1\"\n\"B\",\"-1,5\",\"0,25\"\n",
        "study;yi;sei;;\nA;0,312;0,1;;\nB;\u22121,5;0,25;;\n;;;;\n\n",
        "study,yi,sei\n A , 0.312 ,\u00a00.1\nB,\u20131.5,2.5e-1\n"
      })
  void separatorsAndDecimalSignsAreFound(String text) throws IOException {
    Table table = read(text);
    assertEquals("trials", table.name());
    assertEquals(List.of("study", "yi", "sei"), table.columnNames());
    assertEquals(List.of("A", "B"), table.stringColumn("study").asList());
    assertArrayEquals(new double[] {0.312, -1.5}, table.doubleColumn("yi").asDoubleArray());
    assertArrayEquals(new double[] {0.1, 0.25}, table.doubleColumn("sei").asDoubleArray());
  }

  /** A comma between three digits parts thousands where commas part cells, or a point decides. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'n,x~\"1,234\",a~\"12,500\",b' | 1234 | 12500",
        "'n;x~1,234;0.5~12,500;1.5' | 1234 | 12500",
        "'n;x~1,234;a~12,500;b' | 1.234 | 12.5",
        "'n,x~\"0,234\",a~\"12,500\",b' | 0.234 | 12.5"
      })
  void commasBetweenThreeDigits(String text, double first, double second) throws IOException {
    Table table = read(text.replace('~', '\n'));
    assertArrayEquals(new double[] {first, second}, table.doubleColumn("n").asDoubleArray());
  }

  @Test
  void columnsHaveTheTypeOfAllTheirCells() throws IOException {
    Table table =
        read(
            "n,x,blind,dose,note,n,\n"
                + "10,0.5,TRUE,-,-,1,u\n"
                + "NA,,false,3,NA,2,v\n"
                + "12,1e-3,,2.5,\"a \"\"b\"\", c\nd\",3,w\n");
    assertEquals(
        List.of("n", "x", "blind", "dose", "note", "n 2", "column 7"), table.columnNames());
    assertEquals(
        List.of(
            ColumnType.INTEGER,
            ColumnType.DOUBLE,
            ColumnType.BOOLEAN,
            ColumnType.DOUBLE,
            ColumnType.STRING,
            ColumnType.INTEGER,
            ColumnType.STRING),
        table.types());
    assertTrue(table.column("n").isMissing(1) && table.column("x").isMissing(1));
    assertTrue(table.column("blind").isMissing(2) && table.column("dose").isMissing(0));
    assertEquals("-", table.getString(0, "note"));
    assertTrue(table.column("note").isMissing(1));
    assertEquals("a \"b\", c\nd", table.getString(2, "note"));
    assertEquals(0.001, table.doubleColumn("x").get(2));
  }

  @Test
  void lettersOfOtherAlphabetsAndOfWindows() throws IOException {
    String text = "study;yi\nM\u00fcller;1\n\u00c5str\u00f6m \u2013 P\u00e9rez;2\n";
    List<String> names = List.of("M\u00fcller", "\u00c5str\u00f6m \u2013 P\u00e9rez");
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"), StandardCharsets.UTF_16)) {
      assertEquals(names, read(text.getBytes(charset)).stringColumn("study").asList());
    }
    assertEquals("\u674e", read("study,yi\n\u674e,1\n").getString(0, "study"));
  }

  /** Windows Notepad and some exports leave out the mark that tells the order of bytes. */
  @Test
  void utf16NeedsNoMark() throws IOException {
    String text = "study,yi\nMüller,0.5\nÅse,0.25\n";
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      Table table = read(text.getBytes(charset));
      assertEquals(List.of("Müller", "Åse"), table.stringColumn("study").asList());
      assertArrayEquals(new double[] {0.5, 0.25}, table.doubleColumn("yi").asDoubleArray());
    }
  }

  @Test
  void aTableOfMarkdownHasNoRowOfDashes() throws IOException {
    Table table = read("| study | yi |\n|:------|---:|\n| A | 0.5 |\n| B | 0.25 |\n");
    assertEquals(List.of("study", "yi"), table.columnNames());
    assertArrayEquals(new double[] {0.5, 0.25}, table.doubleColumn("yi").asDoubleArray());
  }

  /** Copied from a web page, a name may hold characters that no screen shows. */
  @Test
  void charactersWithoutWidthAreLeftOut() throws IOException {
    Table table = read("study,\u200byi\ufeff\nA,0.5\u200b\nB,\u20601\u202f204\n");
    assertEquals(List.of("study", "yi"), table.columnNames());
    assertArrayEquals(new double[] {0.5, 1204}, table.doubleColumn("yi").asDoubleArray());
  }

  @Test
  void faultsSayWhatAndWhere() {
    assertEquals("trials.csv is empty", fault(" \n"));
    assertEquals(
        "line 3 of trials.csv has 2 cells, but the first line has 3" + CURE,
        fault("a,b,c\n1,2,3\n4,5\n"));
    assertEquals(
        "line 2 of trials.csv has 3 cells, but the first line has 2" + CURE,
        fault("a,b\n1,2,3\n4,5\n"));
    assertEquals(
        "line 4 of trials.csv has 1 cell, but the first line has 2" + CURE,
        fault("a,b\n\"x\ny\",2\nfrom a paper\n"));
    assertEquals(
        "the quote that opens in line 2 is never closed: close it, or remove it",
        fault("a,b\n\"x,2\n3,4\n"));
    assertEquals(
        "trials.csv is an archive (zip); unpack it and read the table in it",
        fault("PK\u0003\u0004"));
    String none =
        assertThrows(MetaException.class, () -> TableFile.read(folder.resolve("none.csv")))
            .getMessage();
    assertEquals("no file 'none.csv' in " + folder, none);
  }

  @Test
  void aFileOfNamesOnlyHasNoRows() throws IOException {
    Table table = read("study,yi\n");
    assertEquals(0, table.rowCount());
    assertEquals(List.of("study", "yi"), table.columnNames());
  }

  private ReadTable readTable(String text) throws IOException {
    return TableFile.read(
        Files.writeString(folder.resolve("trials.csv"), text), ReadOptions.defaults());
  }

  /** Each column by its own cells, then by the other columns, then by what parts the cells. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // text, column, values, remarks
        "'s;n;yi;sei~A;1.204;1,286;1,040~B;950;2,059;1,050~C;2.310;1,118;1,030' | n | 1204 950 2310 | 3",
        "'s;n;yi;sei~A;1.204;1,286;1,040~B;950;2,059;1,050~C;2.310;1,118;1,030' | yi | 1.286 2.059 1.118 | 3",
        "'s;n;yi;sei~A;1.204;1,286;0,04~B;950;2,059;0,05~C;2.310;1,118;0,03' | n | 1204 950 2310 | 0",
        "'s;n;yi;sei~A;1.204;1,286;0,04~B;950;2,059;0,05~C;2.310;1,118;0,03' | yi | 1.286 2.059 1.118 | 0",
        "'id;yi;sei~1.1;1,286;0,04~1.2;2,059;0,05' | yi | 1.286 2.059 | 1",
        "'id;yi;sei~1.1;1,286;0,04~1.2;2,059;0,05' | id | 1.1 1.2 | 1",
        "'id\tyi\tsei~1.1\t1,286\t0,04~1.2\t2,059\t0,05' | yi | 1.286 2.059 | 1",
        "'s\tn\tev~A\t1,204\t12~B\t950\t9~C\t12,310\t30' | n | 1204 950 12310 | 1",
        "'s\tn\tyi~A\t1,204\t.5~B\t950\t.2~C\t12,310\t.1' | n | 1204 950 12310 | 0",
        "'s\tyi\tsei~A\t1,286\t1,040~B\t2,059\t1,050' | yi | 1.286 2.059 | 2",
        "'s,n,yi~A,\"1,204\",.4~B,\"950\",.5' | n | 1204 950 | 0",
        "'s,yi~A,1.204~B,2.310' | yi | 1.204 2.31 | 0",
        "'s;yi~A;1.204~B;2.310' | yi | 1.204 2.31 | 1",
        "'s;n~A;1.204.310~B;2.310' | n | 1204310 2310 | 0",
        "'s;n~A;1.204,5~B;2.310' | n | 1204.5 2310 | 0",
        "'s,n~A,\"1,204.5\"~B,\"2,310\"' | n | 1204.5 2310 | 0",
        "'note;yi~see 1.5;1,286~none;2,059' | yi | 1.286 2.059 | 1"
      })
  void eachColumnHasItsMarks(String text, String column, String values, int remarks)
      throws IOException {
    ReadTable read = readTable(text.replace('~', '\n').replace("\\t", "\t").replace("\\\"", "\""));
    double[] expected =
        java.util.Arrays.stream(values.split(" ")).mapToDouble(Double::parseDouble).toArray();
    assertArrayEquals(expected, read.table().numberColumn(column).asDoubleArray());
    assertEquals(remarks, read.checks().size(), read.checks().toString());
  }

  @Test
  void whatCouldBeReadOtherwiseIsSaid() throws IOException {
    assertEquals(
        "yi: '1,286' in row 1 was read as 1.286, the comma as decimal sign; if it is 1286, read the file with .withDecimal(\".\")",
        readTable("s;yi\nA;1,286\nB;2,059\n").checks().get(0).message());
    ReadTable mixed = readTable("s;x\nA;0,5\nB;1.25\n");
    assertEquals(ColumnType.STRING, mixed.table().column("x").type());
    assertEquals(
        "x stays text: row 1 holds '0,5' with a decimal comma, row 2 '1.25' with a decimal point; write both alike.",
        mixed.checks().get(0).message());
    assertEquals(
        "region: NA in 2 rows was read as missing; if it is a code, such as North America, write it out",
        readTable("s,region,yi\nA,EU,.4\nB,NA,.5\nC,NA,.1\nD,EU,.2\n").checks().get(0).message());
    assertEquals(List.of(), readTable("s,sex,yi\nA,male,.4\nB,NA,.5\n").checks());
  }

  @Test
  void marksCanBeGiven() throws IOException {
    Path file = Files.writeString(folder.resolve("m.csv"), "s;a;b\nA;1.204;1,286\nB;950;2,059\n");
    Table comma = TableFile.read(file, ReadOptions.defaults().withDecimal(",")).table();
    assertEquals(1204, comma.doubleColumn("a").get(0));
    assertEquals(1.286, comma.doubleColumn("b").get(0));
    Table point = TableFile.read(file, ReadOptions.defaults().withDecimal(".")).table();
    assertEquals(1.204, point.doubleColumn("a").get(0));
    assertEquals(1286, point.doubleColumn("b").get(0));
    Files.writeString(file, "s;a\nA;1 204,5\nB;12 310\n");
    Table blank =
        TableFile.read(file, ReadOptions.defaults().withDecimal(",").withGroup(" ")).table();
    assertArrayEquals(new double[] {1204.5, 12310}, blank.doubleColumn("a").asDoubleArray());
    assertThrows(MetaException.class, () -> new NumberMarks(',', ','));
    assertThrows(MetaException.class, () -> new NumberMarks(';', ','));
    assertThrows(MetaException.class, () -> new NumberMarks('.', 'x'));
  }

  @ParameterizedTest
  @CsvSource({
    "'$FL2@(#) SPSS', 'a file of SPSS, not text; save the table as CSV in SPSS and read that'",
    "'<stata_dta><header>', 'a file of Stata, not text; save the table as CSV in Stata and read that'",
    "'HEADER RECORD*******LIBRARY', 'a file of SAS, not text; save the table as CSV in SAS and read that'",
    "'%PDF-1.7', 'a PDF, not text; save the table as CSV and read that'",
    "'<!doctype html><html>', 'a web page, not text; save the table as CSV and read that'",
    "'PAR1xx', 'a Parquet file, not text; save the table as CSV and read that'",
    "'BZh91AY', 'compressed (bz2), not text; save the table as CSV and read that'"
  })
  void otherKindsOfFilesAreNamed(String head, String reason) {
    assertEquals("trials.csv is " + reason, fault(head));
  }

  @Test
  void workbooksOfOtherProgramsAreRefused() {
    String cure = "; save it as xlsx, or save the sheet as CSV, and read that";
    assertEquals(
        "trials.csv is an old workbook (xls)" + cure,
        assertThrows(
                MetaException.class,
                () -> read(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1, 2}))
            .getMessage());
    String ods = "mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK";
    assertEquals(
        "trials.csv is an OpenDocument workbook (ods)" + cure,
        fault("PK\u0003\u0004" + "x".repeat(26) + ods));
  }

  /** The library itself reads no workbooks, and says what does. */
  @Test
  void aWorkbookNeedsAModule() {
    assertEquals(
        "trials.csv is a workbook (xlsx), and what reads workbooks is not on the class path; add the"
            + " module io.github.metasaw:metasaw-office, or save the sheet as CSV and read that",
        fault("PK\u0003\u0004" + "x".repeat(26) + "[Content_Types].xml"));
  }

  @Test
  void bytesThatAreNoText() {
    assertEquals(
        "trials.csv is compressed (gz), but its end is missing: copy or download it again",
        assertThrows(MetaException.class, () -> read(new byte[] {0x1f, (byte) 0x8b, 8, 0}))
            .getMessage());
    assertEquals(
        "trials.csv is JSON, not a table; save the table as CSV and read that",
        fault("[{\"yi\": 1}]"));
    assertEquals(
        "trials.csv is XML, not a table; save the table as CSV and read that",
        fault("<?xml version=\"1.0\"?><a/>"));
    assertEquals(
        "trials.csv is binary, or text without a byte order mark, not text; save the table as CSV and read that",
        fault("a\0b\0"));
    assertEquals(
        "line 2 of trials.csv has a cell of more than 1,000,000 characters: is it a table?",
        fault("a,b\n" + "x".repeat(1_000_001) + ",1\n"));
  }

  /** A region NA, read as missing, leaves one level: the message says where the others went. */
  @Test
  void oneLevelIsExplainedByWhatIsMissing() throws IOException {
    Table table = read("study,region,yi,vi\nA,EU,.4,.04\nB,NA,.5,.05\nC,NA,.1,.03\nD,EU,.2,.02\n");
    for (String model : List.of("yi ~ region", "yi ~ 1 + (1 | region) + meta_V(V = vi)")) {
      String message =
          assertThrows(MetaException.class, () -> io.github.metasaw.Meta.fit(table, model))
              .getMessage();
      assertTrue(message.startsWith("region has one level only ('EU') in trials (line 1"), message);
      assertTrue(message.endsWith("; in 2 rows more it is missing (empty, or NA)"), message);
    }
  }

  private static byte[] packed(String text) throws IOException {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (java.util.zip.GZIPOutputStream out = new java.util.zip.GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void compressedTextIsUnpacked() throws IOException {
    Table table = read(packed("study,yi,vi\nA,0.4,0.04\nB,0.5,0.05\n"));
    assertArrayEquals(new double[] {0.4, 0.5}, table.doubleColumn("yi").asDoubleArray());
    String fault = assertThrows(MetaException.class, () -> read(packed("%PDF-1.7"))).getMessage();
    assertTrue(fault.startsWith("trials.csv is a PDF"), fault);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"study\" \"yi\" \"vi\"\n\"1\" \"A b\" 0.4 0.04\n\"2\" \"B\" 0.5 0.05\n",
        "\"study\" \"yi\" \"vi\"\n\"A b\" 0.4 0.04\n\"B\" 0.5 0.05\n",
        "study  yi vi  \n\"A b\"   0.4\t0.04\n  B  0.5 0.05 \n",
        "\"study\" \"yi\" \"vi\"\n\"1\" \"A b\" 0,4 0,04\n\"2\" \"B\" 0,5 0,05\n",
        "study\tyi\tvi\n1\tA b\t0.4\t0.04\n2\tB\t0.5\t0.05\n",
        "Table 1. Studies,,\nstudy,yi,vi\nA b,0.4,0.04\nB,0.5,0.05\n",
        "Table 1. Studies\n\nstudy;yi;vi\nA b;0,4;0,04\nB;0,5;0,05\n",
        "# made by hand\n# twice, with care\nstudy,yi,vi\nA b,0.4,0.04\nB,0.5,0.05\n",
        "study,yi,vi\nA b,0.4,0.04\nB,0.5,0.05\nMean = 0.45\n",
        "study,yi,vi\nA b,0.4,0.04\nB,0.5,0.05\nNote: adjusted,,\n",
        "study,yi,vi\r\nA b,0.4,0.04\r\nB,0.5,0.05\r\n\u001a"
      })
  void theTableIsFoundInTheFile(String text) throws IOException {
    Table table = read(text);
    assertEquals(List.of("study", "yi", "vi"), table.columnNames(), text);
    assertEquals(List.of("A b", "B"), table.stringColumn("study").asList());
    assertArrayEquals(new double[] {0.4, 0.5}, table.doubleColumn("yi").asDoubleArray());
    assertArrayEquals(new double[] {0.04, 0.05}, table.doubleColumn("vi").asDoubleArray());
  }

  @Test
  void rowNamesThatSayMoreThanTheNumberAreKept() throws IOException {
    Table table = read("yi vi\nSmith 0.4 0.04\nWong 0.5 0.05\n");
    assertEquals(List.of("row.names", "yi", "vi"), table.columnNames());
    assertEquals(List.of("Smith", "Wong"), table.stringColumn(0).asList());
  }

  @Test
  void whatIsLeftOutIsTold() throws IOException {
    List<String> names =
        readTable("# c\nTable 1,,\ns,yi,vi\nA,.4,.04\nB,.5,.05\nSource: us,,\n").checks().stream()
            .map(check -> check.name())
            .toList();
    assertEquals(List.of("comment_lines", "title_lines", "foot_lines"), names);
    assertEquals(
        "A line above the names was left out: 'Table 1'.",
        readTable("Table 1,,\ns,yi,vi\nA,.4,.04\n").checks().get(0).message());
    // A study about which nothing is known is no note.
    assertEquals(3, read("s,yi,vi\nA,.4,.04\nB,.5,.05\nC,,\n").rowCount());
  }
}
