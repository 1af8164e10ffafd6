package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TailSdTransformTest {

  private static final double NONE = Double.POSITIVE_INFINITY;

  /** Both tails exp(r u) and exp(-r u) become normal: log density falls as t^2/2. */
  @Test
  void bothTailsBecomeNormal() {
    TailSdTransform line = new TailSdTransform(0.3, 0.5, 1.5);
    for (int sign : new int[] {-1, 1}) {
      double rate = sign < 0 ? 0.5 : -1.5;
      double near = rate * line.u(sign * 30.0) + line.logSlope(sign * 30.0);
      double far = rate * line.u(sign * 31.0) + line.logSlope(sign * 31.0);
      assertEquals(0.5 * (31 * 31 - 30 * 30), near - far, 0.1);
    }
  }

  /** With an infinite upper rate, exp(u) grows in proportion to t. */
  @Test
  void anSdThatFallsAsANormalOneIsLinear() {
    TailSdTransform line = new TailSdTransform(0, 1, NONE);
    assertEquals(2, Math.exp(line.u(2000)) / Math.exp(line.u(1000)), 1e-5);
  }

  /** Rates above two are taken as two: such tails need no help. */
  @Test
  void fastTailsAreLeft() {
    assertEquals(new TailSdTransform(1, 2, 2), TailSdTransform.of(1, 40, 9));
    assertEquals(new TailSdTransform(1, 0.5, NONE), TailSdTransform.of(1, 0.5, NONE));
  }

  @Test
  void inverseFarOut() {
    for (TailSdTransform line :
        new TailSdTransform[] {new TailSdTransform(0, 1, NONE), new TailSdTransform(2, 0.3, 0.7)}) {
      for (double t : new double[] {-300, -1e-9, 0, 5, 300}) {
        assertEquals(t, line.t(line.u(t)), 1e-9 * Math.max(1, Math.abs(t)));
      }
    }
  }
}
