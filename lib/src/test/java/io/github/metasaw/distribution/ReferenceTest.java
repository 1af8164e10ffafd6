package io.github.metasaw.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReferenceTest {

  /** R: 2 * pt(-2, 5), qt(0.975, 5), pf(4, 2, 10, lower.tail = FALSE). */
  @Test
  void numbersAreThoseOfR() {
    assertEquals(0.1019394788298580, Reference.twoSided(-2, 5), 1e-14);
    assertEquals(2.570581835636314, Reference.critical(0.95, 5), 1e-11);
    assertEquals(0.05292214940134466, Reference.fTail(4, 2, 10), 1e-9);
  }

  @Test
  void withoutDegreesOfFreedomItIsNormalAndWithNoneNothing() {
    assertEquals(Normal.twoSided(1.3), Reference.twoSided(1.3, Double.NaN));
    assertEquals(Normal.critical(0.9), Reference.critical(0.9, Double.NaN));
    assertTrue(Double.isNaN(Reference.twoSided(1.3, 0)));
    assertTrue(Double.isNaN(Reference.critical(0.9, 0)));
    assertTrue(Double.isNaN(Reference.fTail(1.3, 2, 0)));
  }

  /** t with one degree of freedom is Cauchy: its functions have closed forms. */
  @Test
  void oneDegreeOfFreedomIsCauchy() {
    for (double x : new double[] {0, 0.5, -2, 30}) {
      assertEquals(1 / (Math.PI * (1 + x * x)), Reference.density(x, 1), 1e-15);
      double tails = 1 - 2 / Math.PI * Math.atan(Math.abs(x));
      assertEquals(tails, Reference.twoSided(x, 1), 1e-14);
    }
    assertEquals(Math.tan(Math.PI * 0.45), Reference.critical(0.9, 1), 1e-12);
    assertEquals(Normal.density(0.7), Reference.density(0.7, Double.NaN));
    assertTrue(Double.isNaN(Reference.density(0.7, 0)));
    assertTrue(Double.isNaN(Reference.density(0.7, -1)));
  }

  /** F with two and two degrees of freedom has the tail 1/(1 + x). */
  @Test
  void twoAndTwoDegreesOfFreedomHaveARationalTail() {
    for (double x : new double[] {0.1, 1, 19, 1e6}) {
      assertEquals(1 / (1 + x), Reference.fTail(x, 2, 2), 1e-12 / (1 + x));
    }
  }
}
