package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class WaldTableTest {

  /** R: 2 * pnorm(-2), qnorm(0.975), 2 * pt(-2, 5), qt(0.975, 5). */
  @Test
  void rowsOfNormalAndOfTStandTogether() {
    WaldTable wald = new WaldTable(0.95);
    wald.add(1, 0.5, Double.NaN);
    wald.add(1, 0.5, 5);
    Table table = wald.addTo(Table.create("table"));
    assertEquals(
        List.of("estimate", "se", "statistic", "df", "p", "lower", "upper"), table.columnNames());
    assertEquals(0.04550026389635842, table.doubleColumn("p").get(0), 1e-15);
    assertEquals(1 - 0.5 * 1.959963984540054, table.doubleColumn("lower").get(0), 1e-12);
    assertEquals(0.1019394788299402, table.doubleColumn("p").get(1), 1e-10);
    assertEquals(1 + 0.5 * 2.570581835636314, table.doubleColumn("upper").get(1), 1e-10);
    assertTrue(table.doubleColumn("df").isMissing(0));
  }

  @Test
  void withoutAStandardErrorThereIsNoTest() {
    WaldTable wald = new WaldTable(0.95);
    wald.add(Double.NEGATIVE_INFINITY, Double.NaN, Double.NaN);
    Table table = wald.addTo(Table.create("table"));
    assertTrue(table.doubleColumn("p").isMissing(0));
    assertTrue(table.doubleColumn("lower").isMissing(0));
  }
}
