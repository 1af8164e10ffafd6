package io.github.metasaw.draws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;

class ChainsTest {

  @Test
  void columnsBecomeChains() {
    double[][] chains = Chains.ofIterations(new double[][] {{1, 4}, {2, 5}, {3, 6}});
    assertArrayEquals(new double[] {1, 2, 3}, chains[0]);
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, Chains.pooled(chains));
    assertEquals(0, Chains.ofIterations(new double[0][]).length);
    MetaException refused =
        assertThrows(MetaException.class, () -> Chains.ofIterations(new double[][] {{1, 2}, {3}}));
    assertEquals(
        "draws are [iteration][chain]: iteration 2 has 1 chains, but the first has 2",
        refused.getMessage());
  }

  /** Of an odd number the middle draw belongs to no half. */
  @Test
  void halves() {
    double[][] halves = Chains.split(new double[][] {{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10}});
    assertArrayEquals(new double[] {1, 2}, halves[0]);
    assertArrayEquals(new double[] {6, 7}, halves[1]);
    assertArrayEquals(new double[] {4, 5}, halves[2]);
    assertArrayEquals(new double[] {9, 10}, halves[3]);
  }

  /** Whatever the unit, draws vary unless they differ by rounding alone. */
  @Test
  void rounding() {
    assertTrue(Chains.vary(new double[][] {{1e-300, 2e-300}}));
    assertTrue(Chains.vary(new double[][] {{1e300, -1e300}}));
    assertFalse(Chains.vary(new double[][] {{1, Math.nextUp(1.0)}}));
    assertFalse(Chains.vary(new double[][] {{0, 0}, {0, 0}}));
    assertFalse(Chains.vary(new double[][] {{1, Double.POSITIVE_INFINITY}}));
    assertFalse(Chains.finite(new double[] {1, Double.NaN}));
  }
}
