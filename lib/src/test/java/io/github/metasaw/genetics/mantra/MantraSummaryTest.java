package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class MantraSummaryTest {

  private static final BayesFactors FOUND = new BayesFactors(1.25, 2.5, 0.75);

  @Test
  void tableAndLineHoldTheSame() {
    Table table = MantraSummary.table(FOUND, "mu ~ flat");
    assertEquals(3, table.rowCount());
    assertEquals(1.25, table.doubleColumn("value").get(0));
    assertEquals(2.5, table.doubleColumn("value").get(1));
    assertEquals("mu ~ flat", table.getString(2, "prior"));
    assertEquals(
        "MANTRA of 4 studies: log10 BF 2.500, log10 BF_1 1.250, P(C > 1) 0.7500 (mu ~ flat)",
        MantraSummary.line(4, FOUND, "mu ~ flat"));
  }

  /** The prior: 1/2 of one cluster, the rest halved from each number to the next. */
  @Test
  void counts() {
    Table table = MantraSummary.counts(new double[] {0.1, 0.2, 0.7});
    assertEquals(0.5, table.doubleColumn("prior").get(0), 1e-15);
    assertEquals(1 / 3.0, table.doubleColumn("prior").get(1), 1e-15);
    assertEquals(1 / 6.0, table.doubleColumn("prior").get(2), 1e-15);
    assertEquals(0.7, table.doubleColumn("posterior").get(2));
  }
}
