package io.github.metasaw.draws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** The store of draws, its summaries and its ranks. */
class DrawsTest {

  private static final double[][][] VALUES = {
    {{1, 2, 3}, {4, 5, 6}}, {{0.1, 0.2, 0.3}, {0.4, 0.5, 0.6}}
  };

  @Test
  void readsBackWhatWasGiven() {
    Draws draws = Draws.of(List.of("mu", "tau"), VALUES);
    assertEquals(2, draws.chains());
    assertEquals(3, draws.iterations());
    assertArrayEquals(VALUES[1], draws.variable("tau"));
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, draws.pooled("mu"));
    assertArrayEquals(new double[][] {{1, 4}, {2, 5}, {3, 6}}, draws.byIteration("mu"));
    assertEquals(0, draws.warmupIterations());
    assertArrayEquals(new double[2][0], draws.warmup("mu"));
  }

  @Test
  void keepsWarmupApart() {
    double[][][] warmup = {{{9}, {8}}, {{7}, {6}}};
    Draws draws = Draws.of(List.of("mu", "tau"), VALUES).withWarmup(warmup);
    assertEquals(1, draws.warmupIterations());
    assertArrayEquals(new double[][] {{7}, {6}}, draws.warmup("tau"));
    assertEquals(3.5, DrawSummary.of(draws, "mu").mean());
  }

  @Test
  void cannotBeChangedFromOutside() {
    double[][][] values = {{{1, 2, 3}}};
    Draws draws = Draws.of(List.of("mu"), values);
    values[0][0][0] = 99;
    draws.variable("mu")[0][1] = 99;
    assertArrayEquals(new double[] {1, 2, 3}, draws.pooled("mu"));
  }

  @Test
  void becomesATable() {
    Table table = Draws.of(List.of("mu", "theta[1]"), VALUES).toTable();
    assertEquals(List.of(".chain", ".iteration", "mu", "theta[1]"), table.columnNames());
    assertEquals(6, table.rowCount());
    assertEquals(2, table.intColumn(".chain").get(3));
    assertEquals(1, table.intColumn(".iteration").get(3));
    assertEquals(0.4, table.doubleColumn("theta[1]").get(3));
  }

  @Test
  void refusesWhatDoesNotFit() {
    Draws draws = Draws.of(List.of("mu", "tau"), VALUES);
    assertMessage(
        "no variable 'tua' in the draws; did you mean 'tau'? Variables: mu, tau",
        () -> draws.pooled("tua"));
    assertMessage("two variables are named 'mu'", () -> Draws.of(List.of("mu", "mu"), VALUES));
    assertMessage("'.chain'", () -> Draws.of(List.of("mu", ".chain"), VALUES));
    assertMessage("1 names for draws of 2", () -> Draws.of(List.of("mu"), VALUES));
    assertMessage("no draws", () -> Draws.of(List.of(), new double[0][][]));
    assertMessage("no draws", () -> Draws.of(List.of("mu"), new double[1][0][0]));
    assertMessage("no draws", () -> Draws.of(List.of("mu"), new double[1][2][0]));
    assertMessage(
        "draws of 'tau' have 1 chains, but those of 'mu' have 2",
        () -> Draws.of(List.of("mu", "tau"), new double[][][] {VALUES[0], {{1, 2, 3}}}));
    assertMessage(
        "draws of 'mu' in chain 2 have 2 iterations, but the first chain has 3",
        () -> Draws.of(List.of("mu"), new double[][][] {{{1, 2, 3}, {1, 2}}}));
    assertMessage(
        "the warm-up has 1 chains, but the draws have 2",
        () -> draws.withWarmup(new double[][][] {{{1}}, {{1}}}));
  }

  @Test
  void summarisesAsATable() {
    Draws draws = Draws.of(List.of("mu", "tau"), VALUES);
    List<DrawSummary> summaries = DrawSummary.of(draws);
    Table table = DrawSummary.table(summaries);
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
    assertEquals(3.5, table.doubleColumn("mean").get(0));
    assertEquals(Math.sqrt(3.5), table.doubleColumn("sd").get(0), 1e-15);
    assertEquals(1.125, table.doubleColumn("q2.5").get(0), 1e-15);
    assertEquals(2.25, table.doubleColumn("q25").get(0), 1e-15);
    assertEquals(0.35, table.doubleColumn("median").get(1), 1e-15);
    assertEquals(4.75, table.doubleColumn("q75").get(0), 1e-15);
    assertEquals(5.875, table.doubleColumn("q97.5").get(0), 1e-15);
    assertEquals(summaries.get(1), DrawSummary.of(draws, "tau"));
  }

  @Test
  void stopsWhenInterrupted() {
    Draws draws = Draws.of(List.of("mu", "tau"), VALUES);
    Thread.currentThread().interrupt();
    try {
      assertThrows(CancellationException.class, () -> DrawSummary.of(draws));
      assertThrows(CancellationException.class, () -> Coda.of(draws));
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void ranksOfEqualChainsAreFlatAndOfShiftedChainsAreNot() {
    double[][] draws = new double[100][2];
    for (int i = 0; i < 100; i++) {
      draws[i][0] = i;
      draws[i][1] = i + 0.5;
    }
    RankHistogram flat = RankHistogram.of(draws, 10);
    assertEquals(10, flat.expected());
    for (List<Integer> chain : flat.counts()) {
      assertEquals(List.of(10, 10, 10, 10, 10, 10, 10, 10, 10, 10), chain);
    }
    for (double[] row : draws) {
      row[1] += 1000;
    }
    assertEquals(
        List.of(List.of(50, 50, 0, 0), List.of(0, 0, 50, 50)), RankHistogram.of(draws, 4).counts());
  }

  @Test
  void tiesShareABinAndNoNumberHasNone() {
    double[][] draws = {{1, 1}, {1, 1}, {Double.NaN, 1}};
    RankHistogram tied = RankHistogram.of(draws, 3);
    assertEquals(List.of(2, 3), tied.counts().stream().map(c -> c.get(1)).toList());
    assertMessage("at least one bin", () -> RankHistogram.of(draws, 0));
    assertMessage("no draws", () -> RankHistogram.of(new double[0][], 3));
  }

  private static void assertMessage(String part, Runnable run) {
    String message = assertThrows(MetaException.class, run::run).getMessage();
    assertTrue(message.contains(part), message);
  }
}
