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
}
