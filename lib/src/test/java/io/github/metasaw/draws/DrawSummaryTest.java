package io.github.metasaw.draws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class DrawSummaryTest {

  private static Draws draws() {
    double[][][] values = {
      {Series.autoregression(0.5, 101, 0), Series.autoregression(0.5, 101, 1)},
      {Series.autoregression(0, 101, 2), Series.autoregression(0, 101, 3)}
    };
    return Draws.of(List.of("mu", "tau"), values);
  }

  /** Every figure is that of the class that computes it alone. */
  @Test
  void figuresAreThoseOfTheirClasses() {
    Draws draws = draws();
    for (DrawSummary summary : DrawSummary.of(draws)) {
      double[][] rows = draws.byIteration(summary.variable());
      double[] pooled = draws.pooled(summary.variable());
      assertEquals(Rhat.of(rows), summary.rhat(), 1e-13);
      assertEquals(Ess.bulk(rows), summary.essBulk(), 1e-10);
      assertEquals(Ess.tail(rows), summary.essTail(), 1e-10);
      assertEquals(Mcse.mean(rows), summary.mcse(), 1e-13);
      assertEquals(Moments.mean(pooled), summary.mean());
      assertEquals(Math.sqrt(Moments.variance(pooled)), summary.sd(), 1e-14);
      assertArrayEquals(
          Quantiles.of(pooled, 0.025, 0.25, 0.5, 0.75, 0.975),
          new double[] {
            summary.q025(), summary.q25(), summary.median(), summary.q75(), summary.q975()
          });
      assertEquals(summary, DrawSummary.of(draws, summary.variable()));
    }
  }

  @Test
  void tableHasTheColumnsOfTheSurface() {
    Table table = DrawSummary.table(DrawSummary.of(draws()));
    assertEquals(
        List.of(
            "variable",
            "mean",
            "sd",
            "q2.5",
            "q25",
            "median",
            "q75",
            "q97.5",
            "rhat",
            "ess_bulk",
            "ess_tail",
            "mcse"),
        table.columnNames());
    assertEquals(2, table.rowCount());
    assertEquals("tau", table.getString(1, "variable"));
  }

  @Test
  void unknownVariablesAreRefused() {
    Draws draws = draws();
    MetaException refused = assertThrows(MetaException.class, () -> DrawSummary.of(draws, "taau"));
    assertEquals(
        "no variable 'taau' in the draws; did you mean 'tau'? Variables: mu, tau",
        refused.getMessage());
  }
}
