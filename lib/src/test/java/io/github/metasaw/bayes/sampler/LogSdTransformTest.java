package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LogSdTransformTest {

  private final LogSdTransform line = new LogSdTransform(Math.log(2));

  /** t is log(SD/scale) where that is small, and SD/scale where it is large. */
  @Test
  void bothLimits() {
    assertEquals(Math.log(2) - 60, line.u(-60));
    assertEquals(-60, line.t(Math.log(2) - 60));
    assertEquals(Math.log(2 * 90), line.u(90), 1e-12);
    assertEquals(90, line.t(Math.log(180)), 1e-9);
    assertEquals(1 / 90.0, line.slope(90), 1e-12);
  }

  /** Where the formulas change the values do not. */
  @Test
  void noStepWhereTheFormulaChanges() {
    for (double t : new double[] {-40.000001, -39.999999}) {
      assertEquals(t, line.u(t) - Math.log(2), 1e-9);
      assertEquals(1, line.slope(t), 1e-15);
      assertEquals(0, line.logSlope(t), 1e-15);
      assertEquals(0, line.slopeOfLogSlope(t), 1e-15);
    }
  }

  /** A half-normal density of the SD has tails in t no heavier and no lighter than normal ones. */
  @Test
  void halfNormalBecomesSmooth() {
    double before = Double.NaN;
    for (double t = 1; t < 12; t += 1) {
      double u = line.u(t);
      double log = -0.5 * Math.exp(2 * u) / 4 + u + line.logSlope(t);
      double fall = before - log;
      if (t > 2) {
        assertEquals(t - 0.5, fall, 0.8);
      }
      before = log;
    }
    assertTrue(line.contains(-700));
    assertFalse(line.contains(Double.NEGATIVE_INFINITY));
  }
}
