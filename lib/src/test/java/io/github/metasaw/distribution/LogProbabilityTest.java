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
}
