package io.github.metasaw.bayes.posterior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LogWeightsTest {

  @Test
  void weightsBecomeProbabilities() {
    double[] logs = {Math.log(1), Math.log(3), Math.log(4)};
    assertEquals(Math.log(8), LogWeights.normalise(logs), 1e-15);
    assertArrayEquals(new double[] {0.125, 0.375, 0.5}, logs, 1e-15);
  }

  @Test
  void logsBeyondNumbersDoNotOverflow() {
    double[] logs = {2000, 2000 + Math.log(3), Double.NEGATIVE_INFINITY};
    assertEquals(2000 + Math.log(4), LogWeights.normalise(logs), 1e-12);
    assertArrayEquals(new double[] {0.25, 0.75, 0}, logs, 1e-12);
  }

  @Test
  void oneWeightIsCertain() {
    double[] logs = {-1234.5};
    assertEquals(-1234.5, LogWeights.normalise(logs));
    assertEquals(1, logs[0]);
  }
}
