package io.github.metasaw.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ComputableRangeTest {

  @Test
  void boundsBelongToTheRange() {
    for (double scale : new double[] {1e-50, 1, 1e50}) {
      assertTrue(ComputableRange.holdsScale(scale));
      assertTrue(ComputableRange.holds(-scale));
    }
    for (double scale : new double[] {9e-51, 0, -1, 1.1e50, Double.NaN}) {
      assertFalse(ComputableRange.holdsScale(scale));
    }
    assertTrue(ComputableRange.holds(0));
    assertFalse(ComputableRange.holds(-1.1e50));
    assertFalse(ComputableRange.holds(Double.NaN));
  }

  /** What the bounds are for: the fourth power is a double that is neither 0 nor infinite. */
  @Test
  void fourthPowersAreNumbers() {
    assertEquals(1e-200, Math.pow(ComputableRange.SMALLEST, 4), 1e-210);
    assertTrue(Math.pow(ComputableRange.LARGEST, 4) < Double.POSITIVE_INFINITY);
  }
}
