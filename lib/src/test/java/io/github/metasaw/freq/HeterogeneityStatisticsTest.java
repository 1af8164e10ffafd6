package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.fit.Heterogeneity;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class HeterogeneityStatisticsTest {

  private static final double[] YI = {0.1, 0.5, 0.9};
  private static final double[] VI = {0.01, 0.02, 0.04};

  private static Heterogeneity of(String method) {
    Table table =
        Table.create("three", DoubleColumn.create("yi", YI), DoubleColumn.create("vi", VI));
    return Meta.fit(Meta.studies(table).read(), FreqOptions.defaults().withMethod(method))
        .heterogeneity();
  }

  /** By hand: weights 100, 50, 25, mean 57.5 / 175. */
  @Test
  void statisticsAreThoseOfThreeStudiesByHand() {
    double mean = 57.5 / 175;
    double q = 100 * (0.1 - mean) * (0.1 - mean) + 50 * (0.5 - mean) * (0.5 - mean);
    q += 25 * (0.9 - mean) * (0.9 - mean);
    Heterogeneity h = of("DL");
    assertEquals(q, h.Q(), 1e-12);
    assertEquals(2, h.df());
    assertEquals(Math.exp(-q / 2), h.Qp(), 1e-14);
    assertEquals((q - 2) / q, h.I2FromQ(), 1e-14);
    assertEquals(q / 2, h.H2FromQ(), 1e-12);
    assertEquals((q - 2) / 175, h.zeta2(), 1e-14);
    assertEquals(175 * mean * mean, h.ZF2(), 1e-11);
    // Z2 tests that every effect is 0: the sum of all squared z.
    assertEquals(1 + 12.5 + 20.25, h.Z2(), 1e-11);
    assertEquals(ChiSquared.survival(33.75, 3), h.Z2p(), 1e-15);
  }

  @Test
  void tau2FollowsTheMethodAndQDoesNot() {
    assertEquals(0, of("common").tau2());
    assertTrue(of("REML").tau2() > 0);
    assertEquals(of("common").Q(), of("REML").Q(), 1e-12);
    assertTrue(Double.isNaN(HeterogeneityStatistics.tail(Double.NaN, 2)));
  }
}
