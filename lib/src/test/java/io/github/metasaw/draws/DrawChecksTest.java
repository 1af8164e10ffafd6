package io.github.metasaw.draws;

import static io.github.metasaw.draws.DiagnosticsPropertiesTest.autoregression;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.Check.Status;
import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each remark appears when it should, and only then. */
class DrawChecksTest {

  private static final double[][] GOOD = Chains.ofIterations(autoregression(1000, 4, 0, 4));

  @Test
  void goodDrawsAreOk() {
    Map<String, Status> found = statuses(Draws.of(List.of("mu"), new double[][][] {GOOD}));
    assertEquals(
        Map.of("rhat", Status.OK, "ess_bulk", Status.OK, "ess_tail", Status.OK, "mcse", Status.OK),
        found);
  }

  @Test
  void slowChainsWarnAndSayHowManyDraws() {
    double[][] slow = Chains.ofIterations(autoregression(1000, 4, 0.95, 7));
    Draws draws = Draws.of(List.of("mu", "tau"), new double[][][] {GOOD, slow});
    Check bulk = find(draws, "ess_bulk");
    assertEquals(Status.WARNING, bulk.status());
    assertTrue(bulk.value().endsWith("(tau)"), bulk.value());
    assertTrue(bulk.message().startsWith("1 of 2 variables has fewer than 400"), bulk.message());
    assertTrue(bulk.message().matches(".*about .withDraws\\([1-9]000\\) .*"), bulk.message());
    assertEquals(Status.WARNING, find(draws, "rhat").status());
  }

  @Test
  void chainsApartAreAnErrorAndTheMeanUncertain() {
    double[][] apart = new double[4][];
    for (int c = 0; c < 4; c++) {
      double shift = 2 * c;
      apart[c] = Arrays.stream(GOOD[c]).map(x -> x + shift).toArray();
    }
    Draws draws = Draws.of(List.of("tau"), new double[][][] {apart});
    assertEquals(Status.ERROR, find(draws, "rhat").status());
    assertTrue(find(draws, "rhat").message().startsWith("tau has an R-hat"));
    assertEquals(Status.WARNING, find(draws, "mcse").status());
  }

  @Test
  void aFixedVariableIsANoteAndAStuckSamplerAnError() {
    double[][] fixed = new double[4][1000];
    for (double[] chain : fixed) {
      Arrays.fill(chain, 0.1);
    }
    Draws some = Draws.of(List.of("mu", "tau2"), new double[][][] {GOOD, fixed});
    assertEquals(Status.NOTE, find(some, "constant_draws").status());
    assertEquals("tau2", find(some, "constant_draws").value());
    assertEquals(0, DrawSummary.of(some, "tau2").sd());
    Draws all = Draws.of(List.of("tau2"), new double[][][] {fixed});
    assertEquals(Map.of("constant_draws", Status.ERROR), statuses(all));
  }

  @Test
  void aSummaryWithoutNumbersIsExplained() {
    double[][] bad = {GOOD[0].clone(), GOOD[1], GOOD[2], GOOD[3]};
    bad[0][5] = Double.POSITIVE_INFINITY;
    Draws infinite = Draws.of(List.of("mu"), new double[][][] {bad});
    assertEquals(Status.ERROR, find(infinite, "draws_not_finite").status());
    bad[0][5] = Double.NaN;
    Draws missing = Draws.of(List.of("mu"), new double[][][] {bad});
    assertEquals(Map.of("draws_not_finite", Status.ERROR), statuses(missing));

    Draws few = Draws.of(List.of("mu"), new double[][][] {{{1, 2, 3}}});
    assertEquals("iterations=3", find(few, "draws_undiagnosed").value());
    assertEquals(
        Status.WARNING,
        find(Draws.of(List.of("mu"), new double[][][] {{{1}}}), "draws_undiagnosed").status());

    double[][] stuck = {new double[50], new double[50]};
    Arrays.fill(stuck[1], 1);
    Draws apart = Draws.of(List.of("mu"), new double[][][] {stuck});
    assertTrue(find(apart, "draws_undiagnosed").message().contains("distinct values"));
  }

  @Test
  void oneChainIsNoted() {
    Draws one = Draws.of(List.of("mu"), new double[][][] {{GOOD[0]}});
    assertEquals(Status.NOTE, find(one, "one_chain").status());
  }

  @Test
  void aHamiltonianSamplerReportsItsTroubles() {
    double[][] calm = {new Random(1).doubles(500).toArray(), new Random(2).doubles(500).toArray()};
    List<Check> good = NutsChecks.of(NutsReport.of(0, 0, 10, calm));
    assertTrue(good.stream().allMatch(c -> c.status() == Status.OK), good.toString());
    assertEquals(2, NutsReport.ebfmi(calm[0]), 0.2);

    double[][] slow = Chains.ofIterations(autoregression(1000, 2, 0.95, 1));
    slow[1] = GOOD[0];
    List<Check> bad = NutsChecks.of(NutsReport.of(3, 8, 10, slow));
    assertEquals(
        List.of(Status.WARNING, Status.NOTE, Status.WARNING),
        bad.stream().map(Check::status).toList());
    assertEquals("divergent=3 of 2000", bad.get(0).value());
    assertTrue(bad.get(1).message().contains("depth 10"));
    assertTrue(bad.get(2).message().startsWith("1 chain has"), bad.get(2).message());

    Check still = NutsChecks.of(NutsReport.of(0, 0, 10, new double[2][10])).get(2);
    assertEquals(Status.WARNING, still.status());
    assertThrows(MetaException.class, () -> NutsReport.of(-1, 0, 10, calm));
    assertThrows(MetaException.class, () -> NutsReport.of(0, 1001, 10, calm));
  }

  @Test
  void lostTrajectoriesAreNotMendedByMoreDraws() {
    double[][] energy = {
      new Random(1).doubles(500).toArray(), new Random(2).doubles(500).toArray()
    };
    double[][] drifting = Chains.ofIterations(autoregression(500, 2, 0.999, 7));
    Draws draws = Draws.of(List.of("mu"), new double[][][] {drifting});
    for (int divergent : new int[] {0, 3}) {
      List<Check> sampler = NutsChecks.of(NutsReport.of(divergent, 0, 10, energy));
      List<Check> all = DrawChecks.of(draws, DrawSummary.of(draws), sampler);
      assertEquals(sampler, all.subList(all.size() - 3, all.size()));
      List<Check> troubled =
          all.stream()
              .filter(c -> List.of("rhat", "ess_bulk", "ess_tail", "mcse").contains(c.name()))
              .filter(c -> c.status() != Status.OK)
              .toList();
      assertTrue(troubled.size() >= 2, all.toString());
      for (Check check : troubled) {
        assertEquals(divergent == 0, check.message().contains(".withDraws("), check.message());
        assertEquals(divergent > 0, check.message().contains("mend that first"), check.message());
      }
    }
  }

  @Test
  void energyFractionIsTheMeanSquareStepOverTheVariance() {
    // Squares of the steps 1 + 4 + 9 over 4; squares about the mean 0.5 are 5, over 3.
    double[] energy = {0, 1, -1, 2};
    assertEquals(14 / 4.0 / (5 / 3.0), NutsReport.ebfmi(energy), 1e-14);
    assertEquals(Double.NaN, NutsReport.ebfmi(new double[] {1}));
  }

  private static Map<String, Status> statuses(Draws draws) {
    return checks(draws).stream().collect(Collectors.toMap(Check::name, Check::status));
  }

  private static Check find(Draws draws, String name) {
    List<Check> all = checks(draws);
    return all.stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + all));
  }

  private static List<Check> checks(Draws draws) {
    return DrawChecks.of(draws, DrawSummary.of(draws));
  }
}
