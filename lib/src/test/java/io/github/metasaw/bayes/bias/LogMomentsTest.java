package io.github.metasaw.bayes.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LogMomentsTest {

  @Test
  void aNormalDensityHasItsMeanAndSd() {
    LogMoments moments =
        LogMoments.of(-10, 14, 0.05, x -> -0.5 * (x - 2) * (x - 2) / (0.7 * 0.7) - 900);
    assertEquals(2, moments.mean(), 1e-10);
    assertEquals(0.7, moments.sd(), 1e-10);
  }

  @Test
  void aUniformDensityHasTheMomentsOfItsCells() {
    LogMoments moments = LogMoments.of(0, 1, 0.1, x -> 3);
    assertEquals(0.5, moments.mean(), 1e-14);
    assertEquals(Math.sqrt(0.0825), moments.sd(), 1e-14);
  }
}
