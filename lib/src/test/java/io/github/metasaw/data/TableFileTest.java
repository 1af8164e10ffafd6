package io.github.metasaw.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.check.MetaException;
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

  @Test
  void faultsSayWhatAndWhere() {
    assertEquals("trials.csv is empty", fault(" \n"));
    assertEquals(
        "line 3 of trials.csv has 2 cells, but the first line has 3", fault("a,b,c\n1,2,3\n4,5\n"));
    assertEquals(
        "line 2 of trials.csv has 3 cells, but the first line has 2", fault("a,b\n1,2,3\n4,5\n"));
    assertEquals(
        "line 4 of trials.csv has 1 cell, but the first line has 2",
        fault("a,b\n\"x\ny\",2\nfrom a paper\n"));
    assertEquals("the quote that opens in line 2 is never closed", fault("a,b\n\"x,2\n3,4\n"));
    assertEquals(
        "trials.csv is a workbook or an archive, not text; save the sheet as CSV and read that",
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
}
