package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BoundedTransformTest {

  private static final double NONE = Double.POSITIVE_INFINITY;

  /** A uniform density of u becomes the density of t: its integral over the line is one. */
  @Test
  void theJacobianKeepsProbability() {
    BoundedTransform line = new BoundedTransform(-1, 3);
    double sum = 0;
    for (double t = -40; t < 40; t += 0.01) {
      sum += 0.01 * Math.exp(line.logSlope(t)) / 4;
    }
    assertEquals(1, sum, 1e-9);
    assertEquals(1, line.u(0), 1e-15);
  }

  /** One bound is the mirror image of the other. */
  @Test
  void boundsAreMirrored() {
    BoundedTransform lower = new BoundedTransform(-2, NONE);
    BoundedTransform upper = new BoundedTransform(-NONE, 2);
    for (double t : new double[] {-3, 0.2, 9}) {
      assertEquals(lower.u(t), -upper.u(-t), 1e-15);
      assertEquals(lower.slope(t), upper.slope(-t), 1e-15);
      assertEquals(lower.slopeOfLogSlope(t), -upper.slopeOfLogSlope(-t), 1e-15);
    }
    // Far from its end the line is u itself.
    assertEquals(98, lower.u(100), 1e-12);
  }

  @Test
  void withoutEndsItIsTheIdentity() {
    BoundedTransform line = new BoundedTransform(-NONE, NONE);
    assertEquals(5.5, line.u(5.5));
    assertEquals(5.5, line.t(5.5));
    assertEquals(1, line.slope(5.5));
    assertEquals(0, line.logSlope(5.5));
    assertTrue(line.contains(-1e300));
    assertFalse(line.contains(NONE));
  }
}
