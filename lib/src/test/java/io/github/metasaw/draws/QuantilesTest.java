package io.github.metasaw.draws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;

class QuantilesTest {

  /** Type 7: at 1 + (n - 1) p of the order statistics. */
  @Test
  void betweenOrderStatistics() {
    double[] x = {40, 10, 30, 20};
    assertArrayEquals(
        new double[] {10, 17.5, 25, 32.5, 40, 10.3},
        Quantiles.of(x, 0, 0.25, 0.5, 0.75, 1, 0.01),
        1e-12);
    assertArrayEquals(new double[] {40, 10, 30, 20}, x);
  }

  @Test
  void infinitiesMeetTheirNeighbours() {
    double[] x = {1, 2, Double.POSITIVE_INFINITY};
    assertEquals(2, Quantiles.of(x, 0.5)[0]);
    assertEquals(Double.POSITIVE_INFINITY, Quantiles.of(x, 0.9)[0]);
    double[] both = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    assertEquals(Double.POSITIVE_INFINITY, Quantiles.of(both, 0.3)[0]);
  }

  @Test
  void missingAndRefused() {
    assertTrue(Double.isNaN(Quantiles.of(new double[0], 0.5)[0]));
    assertTrue(Double.isNaN(Quantiles.of(new double[] {1, Double.NaN}, 0.1)[0]));
    assertThrows(MetaException.class, () -> Quantiles.of(new double[] {1}, 1.01));
    assertThrows(MetaException.class, () -> Quantiles.of(new double[] {1}, Double.NaN));
    assertArrayEquals(new double[] {5, 5}, Quantiles.of(new double[] {5}, 0, 1));
  }
}
