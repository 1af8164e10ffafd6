package io.github.metasaw.bayes.posterior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class PrecisionSharesTest {

  @Test
  void inProportionToPrecision() {
    assertArrayEquals(
        new double[] {4 / 7.0, 2 / 7.0, 1 / 7.0},
        PrecisionShares.of(new double[] {1, 2, 4}),
        1e-15);
    assertArrayEquals(new double[] {1}, PrecisionShares.of(new double[] {1e-200}));
    // Only ratios count.
    assertArrayEquals(
        PrecisionShares.of(new double[] {0.3, 0.5}),
        PrecisionShares.of(new double[] {3e9, 5e9}),
        1e-15);
  }
}
