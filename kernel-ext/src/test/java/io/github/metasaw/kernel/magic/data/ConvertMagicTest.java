package io.github.metasaw.kernel.magic.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.MapHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What studies do not report is recovered, marked and told; what they report stays. */
class ConvertMagicTest {

  private static MapHost host() {
    return new MapHost()
        .with(
            "trials",
            Table.create(
                "trials",
                StringColumn.create("study", "A", "B"),
                DoubleColumn.create("m1i", 10, 12),
                DoubleColumn.create("sd1i", 3, Double.NaN),
                DoubleColumn.create("n1i", 25, 36),
                DoubleColumn.create("error", 0.9, 0.5),
                DoubleColumn.create("lower1i", Double.NaN, 11),
                DoubleColumn.create("upper1i", Double.NaN, 13)));
  }

  private static Table converted(String options) {
    MapHost host = host();
    Cell.call(host, "%convert trials " + options + " --as t");
    return (Table) host.values.get("t");
  }

  @Test
  void theStandardErrorGivesTheSd() {
    Table table = converted("--column se1i=error");
    assertEquals(3, table.doubleColumn("sd1i").get(0));
    assertEquals(0.5 * Math.sqrt(36), table.doubleColumn("sd1i").get(1), 1e-12);
    assertTrue(table.stringColumn("recovered").get(1).startsWith("sd1i: SD = SE sqrt(n)"));
    assertEquals("", table.stringColumn("recovered").get(0));
  }

  @Test
  void intervalsHaveALevel() {
    double wide = converted("").doubleColumn("sd1i").get(1);
    double narrow = converted("--level 0.9").doubleColumn("sd1i").get(1);
    assertEquals(6 / 2.0301079, wide, 1e-6);
    assertTrue(narrow > wide);
  }

  @Test
  void everyFormulaIsTold() {
    MapHost host = host();
    Cell.call(host, "%convert trials --column se1i=error --as t");
    assertTrue(
        host.printed.toString().contains("SD = SE sqrt(n), Cochrane Handbook 6.5.2.2: B."),
        host.printed.toString());
  }

  /** A sheet with one row per kind of trial, all of two groups of counts. */
  private static Table counts() {
    return Table.create(
        "sheet",
        StringColumn.create("study", "A", "B", "B", "C"),
        DoubleColumn.create("ai", 12, 10, 14, Double.NaN),
        DoubleColumn.create("n1i", 60, 50, 50, 45),
        DoubleColumn.create("ci", 18, 20, 20, Double.NaN),
        DoubleColumn.create("n2i", 60, 80, 80, 55),
        DoubleColumn.create("size", 11, Double.NaN, Double.NaN, Double.NaN),
        DoubleColumn.create("eventsi", Double.NaN, Double.NaN, Double.NaN, 40),
        DoubleColumn.create("chi2i", Double.NaN, Double.NaN, Double.NaN, 3.4));
  }

  private static Table converted(Table sheet, String options) {
    MapHost host = new MapHost().with("sheet", sheet);
    Cell.call(host, "%convert sheet " + options + " --as t");
    return (Table) host.values.get("t");
  }

  @Test
  void clusterTrialsAreReducedByTheDesignEffect() {
    Table table = converted(counts(), "--column clusteri=size --icc 0.1");
    assertEquals(30, table.doubleColumn("n1i").get(0), 1e-13);
    assertEquals(9, table.doubleColumn("ci").get(0), 1e-13);
    assertEquals(50, table.doubleColumn("n1i").get(1));
    assertTrue(
        table.stringColumn("recovered").get(0).contains("ai: 12.00 divided by the design effect"));
  }

  @Test
  void chiSquaresGiveTablesWithAndWithoutCorrection() {
    assertEquals(22, converted(counts(), "").doubleColumn("ai").get(3));
    assertEquals(23, converted(counts(), "--yates").doubleColumn("ai").get(3));
    assertEquals(17, converted(counts(), "--yates").doubleColumn("ci").get(3));
  }

  @Test
  void armsAreCombinedAndControlsShared() {
    Table combined = converted(counts(), "--combine study");
    assertEquals(3, combined.rowCount());
    assertEquals(24, combined.doubleColumn("ai").get(1));
    assertEquals(80, combined.doubleColumn("n2i").get(1));
    Table shared = converted(counts(), "--share study");
    assertEquals(4, shared.rowCount());
    assertEquals(10, shared.doubleColumn("ci").get(2));
    assertEquals(40, shared.doubleColumn("n2i").get(1));
    assertEquals(60, shared.doubleColumn("n2i").get(0));
  }

  @Test
  void crossoverTrialsAndChangesTakeACorrelation() {
    Table sheet =
        Table.create(
            "sheet",
            DoubleColumn.create("m1i", 4, Double.NaN),
            DoubleColumn.create("sd1i", 4, Double.NaN),
            DoubleColumn.create("m2i", 3, Double.NaN),
            DoubleColumn.create("sd2i", 5, Double.NaN),
            DoubleColumn.create("ni", 34, Double.NaN),
            DoubleColumn.create("sdpre1i", Double.NaN, 4),
            DoubleColumn.create("sdpost1i", Double.NaN, 5));
    Table table = converted(sheet, "--correlation 0.6");
    assertEquals(Math.sqrt(0.5), table.doubleColumn("sei").get(0), 1e-14);
    assertEquals(Math.sqrt(17), table.doubleColumn("sd1i").get(1), 1e-14);
  }

  @Test
  void percentagesGiveEvents() {
    Table sheet =
        Table.create(
            "sheet",
            DoubleColumn.create("percent1i", 14.3, 20.4),
            DoubleColumn.create("n1i", 49, 49));
    assertEquals(10, converted(sheet, "").doubleColumn("ai").get(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "--icc 0.1 => an intracluster correlation is not needed for sheet, which has no column clusteri",
        "--icc 2 => the intracluster correlation must lie between 0 and 1, not 2",
        "--correlation 0.5 => a correlation within people is not needed for sheet",
        "--correlation 1,5 => --correlation takes a number, not '1,5'; decimals follow a point, as in 1.5",
        "--combine studie => no column 'studie' in sheet; did you mean 'study'?",
        "--column clusteri=study --icc 0.1 => study in sheet must be numbers, but row 1 ('A') holds 'A'"
      })
  void assumptionsWithoutUseAreRefused(String options, String message) {
    MapHost host = new MapHost().with("sheet", counts());
    String fault = Cell.fault(host, "%convert sheet " + options.strip());
    assertTrue(fault.startsWith(message.strip()), fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "--column error => --column takes QUANTITY=COLUMN, as in --column median1i=med, not 'error'",
        "--column sem1i=error => no quantity 'sem1i'; did you mean 'se1i'? Quantities: m1i, sd1i, n1i",
        "--column se1i=eror => no column 'eror' in trials; did you mean 'error'? Columns: study",
        "--level 95 => the level of the intervals must lie between 0 and 1, not 95"
      })
  void oneLineSaysWhatIsWrong(String options, String message) {
    String fault = Cell.fault(host(), "%convert trials " + options.strip());
    assertTrue(fault.startsWith(message.strip()), fault);
  }
}
