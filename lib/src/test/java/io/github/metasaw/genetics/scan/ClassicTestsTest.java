package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class ClassicTestsTest {

  /**
   * By hand: weights 100, 25, 4; W = 129, sum(w y) = 50 + 5 - 4 = 51, beta = 51/129. Q = 25 + 1 + 4
   * - 51^2/129; sum(w^2) = 10641; tau2 = (Q - 2) / (129 - 10641/129).
   */
  @Test
  void threeStudiesByHand() {
    ClassicTests t =
        ClassicTests.of(3, new double[] {.5, .2, -1, 99}, new double[] {100, 25, 4, 99});
    double beta = 51 / 129.0;
    double Q = 30 - 51.0 * 51 / 129;
    double tau2 = (Q - 2) / (129 - 10641 / 129.0);
    assertEquals(beta, t.beta(), 1e-15);
    assertEquals(1 / Math.sqrt(129), t.se(), 1e-15);
    assertEquals(Q, t.Q(), 1e-12);
    assertEquals(tau2, t.tau2(), 1e-14);
    assertEquals(1 - 2 / Q, t.I2(), 1e-13);
    double a = 1 / (.01 + tau2);
    double b = 1 / (.04 + tau2);
    double c = 1 / (.25 + tau2);
    double random = (.5 * a + .2 * b - c) / (a + b + c);
    assertEquals(random, t.betaRandom(), 1e-14);
    assertEquals(1 / Math.sqrt(a + b + c), t.seRandom(), 1e-14);
    NormalDistribution normal = new NormalDistribution();
    double z = beta * Math.sqrt(129);
    assertEquals(2 * normal.cumulativeProbability(-z), Math.exp(t.logP()), 1e-12);
    double zRandom = random * Math.sqrt(a + b + c);
    assertEquals(2 * normal.cumulativeProbability(-zRandom), Math.exp(t.logPRandom()), 1e-12);
    assertEquals(Math.exp(-Q / 2), Math.exp(t.logPQ()), 1e-13);
    assertEquals(30, t.Z2(), 1e-12);
    double pZ2 = 1 - new ChiSquaredDistribution(3).cumulativeProbability(30);
    assertEquals(pZ2, Math.exp(t.logPZ2()), 1e-12);
  }

  @Test
  void alikeStudiesHaveNoVariance() {
    ClassicTests t = ClassicTests.of(2, new double[] {.3, .3}, new double[] {10, 40});
    assertEquals(0, t.tau2());
    assertEquals(t.beta(), t.betaRandom(), 1e-15);
    assertEquals(0, t.I2());
    assertEquals(0, t.logPQ(), 1e-12);
  }

  @Test
  void oneStudyHasNoHeterogeneity() {
    ClassicTests t = ClassicTests.of(1, new double[] {.3}, new double[] {7});
    assertEquals(.3, t.beta(), 1e-15);
    assertEquals(0, t.Q());
    assertEquals(0, t.tau2());
    assertTrue(Double.isNaN(t.logPQ()) && Double.isNaN(t.I2()));
    assertEquals(t.logP(), t.logPZ2(), 1e-13);
  }

  @Test
  void noStudyHasNoNumbers() {
    ClassicTests t = ClassicTests.of(0, new double[2], new double[2]);
    assertTrue(Double.isNaN(t.beta()) && Double.isNaN(t.logPZ2()) && Double.isNaN(t.tau2()));
    assertFalse(t.hasUnderflow());
  }

  @Test
  void farTailsAreLogarithms() {
    ClassicTests t = ClassicTests.of(1, new double[] {50}, new double[] {1});
    assertEquals(-1250 - Math.log(50 * Math.sqrt(Math.PI / 2)), t.logP(), 1e-3);
    assertTrue(t.hasUnderflow());
  }
}
