package io.github.metasaw.data.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.random.RRandom;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class CountRecoveryTest {

  private static final double NONE = Double.NaN;

  /** Random tables come back from the statistics that follow from them. */
  @Test
  void tablesComeBackFromTheirMarginsAndOneStatistic() {
    RRandom random = RRandom.setSeed(9);
    for (int repeat = 0; repeat < 200; repeat++) {
      double[] u = random.runif(4);
      double a = 1 + Math.floor(30 * u[0]);
      double b = 1 + Math.floor(30 * u[1]);
      double c = 1 + Math.floor(30 * u[2]);
      double d = 1 + Math.floor(30 * u[3]);
      double n = a + b + c + d;
      double cross = a * d - b * c;
      double margins = (a + b) * (c + d) * (a + c) * (b + d);
      double chi = Math.signum(cross) * n * cross * cross / margins;
      Table t =
          Table.create(
              "t",
              DoubleColumn.create("n1i", a + b, a + b, a + b, a + b),
              DoubleColumn.create("ni", n, n, n, NONE),
              DoubleColumn.create("n2i", NONE, NONE, NONE, c + d),
              DoubleColumn.create("eventsi", a + c, a + c, a + c, a + c),
              DoubleColumn.create("ai", NONE, NONE, a, NONE),
              DoubleColumn.create("chi2i", chi, NONE, NONE, chi),
              DoubleColumn.create("ori", NONE, a * d / (b * c), NONE, NONE));
      Table converted = Conversion.of(t).convert().table();
      for (int row = 0; row < 4; row++) {
        assertEquals(a, converted.doubleColumn("ai").get(row));
        assertEquals(c, converted.doubleColumn("ci").get(row));
        assertEquals(c + d, converted.doubleColumn("n2i").get(row));
      }
    }
  }

  /** The chi-square of 23, 22, 17, 38 with Yates's correction is 3.409, rounded down. */
  @Test
  void theCorrectionForContinuityIsTakenBack() {
    Table t =
        Table.create(
            "t",
            DoubleColumn.create("n1i", 45.0),
            DoubleColumn.create("n2i", 55.0),
            DoubleColumn.create("eventsi", 40.0),
            DoubleColumn.create("chi2i", 3.4));
    Table corrected = Conversion.of(t).withYates().convert().table();
    assertEquals(23, corrected.doubleColumn("ai").get(0));
    assertEquals(17, corrected.doubleColumn("ci").get(0));
    assertEquals(
        "ai: events of a chi-square with Yates's correction and the margins, metafor's conv.2x2; "
            + "ci: events of a chi-square with Yates's correction and the margins, metafor's conv.2x2",
        corrected.stringColumn(Conversion.MARKS).get(0));
    assertEquals(22, Conversion.of(t).convert().table().doubleColumn("ai").get(0));
  }

  @Test
  void tablesThatCannotBeAreTold() {
    Table t =
        Table.create(
            "t",
            StringColumn.create("study", "A"),
            DoubleColumn.create("n1i", 45.0),
            DoubleColumn.create("n2i", 55.0),
            DoubleColumn.create("eventsi", 10.0),
            DoubleColumn.create("chi2i", 90.0));
    ReadTable read = Conversion.of(t).convert();
    assertTrue(read.table().columnNames().stream().noneMatch("ai"::equals));
    assertTrue(
        read.checks()
            .get(0)
            .message()
            .toString()
            .startsWith("No table of whole counts has these margins and this statistic: 'A'."));
  }
}
