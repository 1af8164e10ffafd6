package io.github.metasaw.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LogProbabilityTest {

  @Test
  void minusLog10IsNeverNegative() {
    assertEquals(8, LogProbability.minusLog10(Math.log(1e-8)), 1e-14);
    assertEquals(0, LogProbability.minusLog10(0));
    assertEquals(0, LogProbability.minusLog10(1e-17));
    assertEquals(Double.NaN, LogProbability.minusLog10(Double.NaN));
  }

  @Test
  void aSumOfLogsIsTheLogOfTheSum() {
    assertEquals(Math.log(5), LogProbability.sum(Math.log(2), Math.log(3)), 4e-16);
    assertEquals(Math.log(5), LogProbability.sum(Math.log(3), Math.log(2)), 4e-16);
    assertEquals(-5000 + Math.log(2), LogProbability.sum(-5000, -5000), 1e-12);
    assertEquals(5000, LogProbability.sum(5000, 0));
  }

  @Test
  void nothingAddsNothing() {
    double nothing = Double.NEGATIVE_INFINITY;
    assertEquals(-3, LogProbability.sum(nothing, -3));
    assertEquals(-3, LogProbability.sum(-3, nothing));
    assertEquals(nothing, LogProbability.sum(nothing, nothing));
  }
}
