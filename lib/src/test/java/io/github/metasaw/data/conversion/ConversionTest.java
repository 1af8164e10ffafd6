package io.github.metasaw.data.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ConversionTest {

  private static final double NONE = Double.NaN;

  private static Table sheet() {
    return Table.create(
        "sheet",
        StringColumn.create("study", "A", "B", "C", "D"),
        DoubleColumn.create("m1i", 10, 12, NONE, 11),
        DoubleColumn.create("sd1i", 3, NONE, NONE, NONE),
        DoubleColumn.create("n1i", 25, 36, 55, 20),
        DoubleColumn.create("se1i", NONE, 0.5, NONE, NONE),
        DoubleColumn.create("med", NONE, NONE, 9, NONE),
        DoubleColumn.create("q11i", NONE, NONE, 6.5, NONE),
        DoubleColumn.create("q31i", NONE, NONE, 12, NONE),
        DoubleColumn.create("m2i", 9, 11, 8, 9),
        DoubleColumn.create("sd2i", 2.5, 3.5, 3, NONE),
        DoubleColumn.create("n2i", 25, 36, 50, 20),
        DoubleColumn.create("ti", NONE, NONE, NONE, 2));
  }

  @Test
  void whatIsMissingIsRecoveredAndMarked() {
    ReadTable read = Conversion.of(sheet()).column("median1i", "med").convert();
    Table t = read.table();
    double[] sd1 = t.doubleColumn("sd1i").asDoubleArray();
    assertEquals(3, sd1[0]);
    assertEquals(3, sd1[1], 1e-14);
    assertEquals(2 / 2.0 / Math.sqrt(0.1), sd1[3], 1e-14);
    assertEquals(sd1[3], t.doubleColumn("sd2i").get(3), 1e-14);
    double weight = 0.7 + 0.39 / 55;
    assertEquals(weight * 9.25 + (1 - weight) * 9, t.doubleColumn("m1i").get(2), 1e-13);
    assertEquals("", t.stringColumn(Conversion.MARKS).get(0));
    assertTrue(t.stringColumn(Conversion.MARKS).get(1).startsWith("sd1i: SD = SE sqrt(n)"));
    assertTrue(t.stringColumn(Conversion.MARKS).get(2).contains("Wan 2014, equation 16"));
    assertTrue(
        read.checks().stream()
            .anyMatch(c -> c.message().contains("t statistic") && c.message().contains("D")));
    assertTrue(sheet().doubleColumn("sd1i").isMissing(1));
  }

  @Test
  void eventsAndStandardErrors() {
    Table t =
        Table.create(
            "t",
            DoubleColumn.create("percent1i", 14.3, 20),
            DoubleColumn.create("n1i", 49, 50),
            DoubleColumn.create("ai", NONE, 11),
            DoubleColumn.create("yi", 0.5, 0.2),
            DoubleColumn.create("loweri", 0.5 - 1.959963984540054 * 0.1, NONE),
            DoubleColumn.create("upperi", 0.5 + 1.959963984540054 * 0.1, NONE),
            DoubleColumn.create("pi", NONE, 0.05));
    Table converted = Conversion.of(t).convert().table();
    assertTrue(converted.columnNames().stream().noneMatch(c -> c.equals("sdi")));
    assertEquals(7, converted.doubleColumn("ai").get(0));
    assertEquals(11, converted.doubleColumn("ai").get(1));
    assertEquals(0.1, converted.doubleColumn("sei").get(0), 1e-13);
    assertEquals(0.2 / 1.959963984540054, converted.doubleColumn("sei").get(1), 1e-12);
  }

  @Test
  void skewedQuantilesWarn() {
    Table t =
        Table.create(
            "t",
            DoubleColumn.create("median2i", 2.0),
            DoubleColumn.create("q12i", 1.9),
            DoubleColumn.create("q32i", 12.0),
            DoubleColumn.create("n2i", 80.0));
    assertTrue(
        Conversion.of(t).convert().checks().stream().anyMatch(c -> c.name().equals("skewed")));
  }

  @Test
  void columnsThatDoNotExistAreRefused() {
    Conversion conversion = Conversion.of(sheet()).column("median1i", "medd");
    MetaException fault = assertThrows(MetaException.class, conversion::convert);
    assertTrue(fault.getMessage().contains("did you mean 'med'"), fault.getMessage());
    assertThrows(MetaException.class, () -> Conversion.of(sheet()).withLevel(95));
  }

  @Test
  void nothingRecoveredIsSaid() {
    Table complete =
        Table.create("t", DoubleColumn.create("yi", 1, 2), DoubleColumn.create("sei", 1, 2));
    ReadTable read = Conversion.of(complete).convert();
    assertEquals("0", read.checks().get(0).value());
    assertTrue(read.checks().get(0).message().startsWith("Nothing was recovered: "));
    assertEquals(
        0,
        Conversion.of(sheet()).convert().checks().stream()
            .filter(check -> check.message().startsWith("Nothing"))
            .count());
  }
}
