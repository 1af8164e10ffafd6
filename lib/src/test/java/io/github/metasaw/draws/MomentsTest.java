package io.github.metasaw.draws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MomentsTest {

  @Test
  void aLargeOffsetCostsNoDigits() {
    double[] x = {1e15 + 1, 1e15 + 2, 1e15 + 4};
    assertEquals(1e15 + 7 / 3.0, Moments.mean(x), 0.13);
    assertEquals(7 / 3.0, Moments.variance(x), 0.02);
    double[] small = {1e8 + 0.25, 1e8 + 0.5, 1e8 + 0.75};
    assertEquals(1e8 + 0.5, Moments.mean(small));
    assertEquals(0.0625, Moments.variance(small), 1e-15);
  }

  @Test
  void whatDoesNotExist() {
    assertTrue(Double.isNaN(Moments.mean(new double[0])));
    assertTrue(Double.isNaN(Moments.variance(new double[] {3})));
    assertEquals(
        Double.POSITIVE_INFINITY, Moments.mean(new double[] {1, Double.POSITIVE_INFINITY}));
  }

  @Test
  void byChain() {
    assertArrayEquals(new double[] {2, -1}, Moments.means(new double[][] {{1, 3}, {-2, 0}}), 1e-15);
    assertEquals(2, Moments.variance(new double[] {1, 3}));
    assertEquals(2 + 2 * 9, Moments.variance(new double[] {1, 3}, 5));
  }
}
