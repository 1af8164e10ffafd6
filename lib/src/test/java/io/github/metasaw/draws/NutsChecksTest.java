package io.github.metasaw.draws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.Check;
import org.junit.jupiter.api.Test;

class NutsChecksTest {

  private static final double[][] CALM = {
    Series.autoregression(0, 100, 0), Series.autoregression(0, 100, 1)
  };

  private static Check check(NutsReport report, String name) {
    return NutsChecks.of(report).stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aGoodRunPassesAll() {
    for (Check check : NutsChecks.of(NutsReport.of(0, 0, 10, CALM))) {
      assertEquals(Check.Status.OK, check.status(), check.name());
    }
  }

  @Test
  void eachFaultHasItsCheck() {
    Check divergences = check(NutsReport.of(3, 0, 10, CALM), "divergences");
    assertEquals(Check.Status.WARNING, divergences.status());
    assertEquals("divergent=3 of 200", divergences.value());
    Check depth = check(NutsReport.of(0, 5, 10, CALM), "tree_depth");
    assertEquals(Check.Status.NOTE, depth.status());
    assertTrue(depth.message().contains("at depth 10"), depth.message());
    double[][] slow = {Series.autoregression(0.95, 3000, 0), Series.autoregression(0, 3000, 1)};
    Check energy = check(NutsReport.of(0, 0, 10, slow), "energy");
    assertEquals(Check.Status.WARNING, energy.status());
    assertTrue(energy.message().startsWith("1 chain has an energy fraction"), energy.message());
  }

  @Test
  void energyThatDoesNotVaryIsNoSampling() {
    Check still = check(NutsReport.of(0, 0, 10, new double[2][10]), "energy");
    assertEquals(Check.Status.WARNING, still.status());
  }
}
