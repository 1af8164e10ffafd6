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
