package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.random.Streams;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChainRunnerTest {

  private static ChainSettings settings(int chains, int warmup, int draws) {
    return new ChainSettings(
        Sampler.GIBBS, Parameterization.MARGINAL, chains, warmup, draws, 9, (done, total) -> {});
  }

  /** A chain that counts its iterations, and one uniform number of its stream each. */
  private static final ChainRunner.Start COUNTING =
      (c, stream) ->
          (block, column, iteration) -> {
            block[0][column] = 1000 * c + iteration;
            block[1][column] = stream.nextUniform();
          };

  @Test
  void warmupIsKeptApart() {
    Draws draws = ChainRunner.run(settings(3, 5, 7), List.of("at", "u"), COUNTING, 2);
    assertEquals(3, draws.chains());
    assertEquals(7, draws.iterations());
    assertArrayEquals(
        new double[] {2005, 2006, 2007, 2008, 2009, 2010, 2011}, draws.variable("at")[2]);
    assertArrayEquals(new double[] {1000, 1001, 1002, 1003, 1004}, draws.warmup("at")[1]);
    Draws none = ChainRunner.run(settings(1, 0, 4), List.of("at", "u"), COUNTING, 1);
    assertEquals(0, none.warmupIterations());
  }

  /** More draws than one block holds. */
  @Test
  void longChainsAreWhole() {
    Draws draws = ChainRunner.run(settings(2, 1500, 5000), List.of("at", "u"), COUNTING, 2);
    for (int c = 0; c < 2; c++) {
      double start = 1000 * c;
      assertArrayEquals(
          IntStream.range(0, 1500).mapToDouble(i -> start + i).toArray(), draws.warmup("at")[c]);
      assertArrayEquals(
          IntStream.range(0, 5000).mapToDouble(i -> start + 1500 + i).toArray(),
          draws.variable("at")[c]);
    }
  }

  /** Each chain has the stream of its number, whatever the number of threads. */
  @Test
  void streamsBelongToChains() {
    Draws draws = ChainRunner.run(settings(3, 0, 2), List.of("at", "u"), COUNTING, 3);
    for (int c = 0; c < 3; c++) {
      assertEquals(Streams.of(9).chain(c).nextUniform(), draws.variable("u")[c][0]);
    }
  }

  @Test
  void progressEndsWithTheTotal() {
    List<Long> reports = Collections.synchronizedList(new ArrayList<>());
    ChainSettings settings =
        new ChainSettings(
            Sampler.GIBBS,
            Parameterization.MARGINAL,
            2,
            100,
            150,
            9,
            (done, total) -> {
              assertEquals(500, total);
              reports.add(done);
            });
    ChainRunner.run(settings, List.of("at", "u"), COUNTING, 2);
    assertEquals(500, reports.get(reports.size() - 1));
    for (int i = 1; i < reports.size(); i++) {
      assertTrue(reports.get(i) > reports.get(i - 1));
    }
  }

  @Test
  void drawsThatDoNotFitAreRefusedBefore() {
    MetaException refused =
        assertThrows(
            MetaException.class,
            () -> ChainRunner.refuseTooMany(settings(4, 0, 2_000_000_000), 100, 0));
    assertTrue(
        refused.getMessage().startsWith("4 chains of 2,000,000,000 draws of 100 variables need "),
        refused.getMessage());
    assertThrows(
        MetaException.class,
        () -> ChainRunner.refuseTooMany(settings(1, Integer.MAX_VALUE, 1), 1, 0));
    assertDoesNotThrow(() -> ChainRunner.refuseTooMany(settings(4, 1000, 1000), 20, 0));
  }

  @Test
  void aFaultInAChainReachesTheCaller() {
    ChainRunner.Start failing =
        (c, stream) ->
            (block, column, iteration) -> {
              throw MetaException.of("no");
            };
    ChainSettings settings = settings(2, 0, 5);
    MetaException refused =
        assertThrows(
            MetaException.class, () -> ChainRunner.run(settings, List.of("x"), failing, 2));
    assertEquals("no", refused.getMessage());
  }
}
