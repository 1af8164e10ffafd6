package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every transform: inverses, and derivatives against differences. */
class UnconstrainingTransformTest {

  private static final double NONE = Double.POSITIVE_INFINITY;

  static Stream<UnconstrainingTransform> all() {
    return Stream.of(
        new BoundedTransform(-NONE, NONE),
        new BoundedTransform(-1, NONE),
        new BoundedTransform(-NONE, 2),
        new BoundedTransform(-1, 2),
        new LogSdTransform(0.7),
        new TailSdTransform(0.2, 1, NONE),
        new TailSdTransform(-0.3, 0.5, 1.5),
        TailSdTransform.of(0, 9, 9));
  }

  @ParameterizedTest
  @MethodSource("all")
  void isSmoothAndIncreasing(UnconstrainingTransform line) {
    double h = 1e-5;
    for (double t : new double[] {-6, -1.5, -0.1, 0.4, 2, 5}) {
      double u = line.u(t);
      assertTrue(line.contains(u));
      assertEquals(t, line.t(u), 1e-9 * Math.max(1, Math.abs(t)));
      double slope = (line.u(t + h) - line.u(t - h)) / (2 * h);
      assertEquals(1, line.slope(t) / slope, 1e-7);
      assertEquals(Math.log(line.slope(t)), line.logSlope(t), 1e-12);
      double change = (line.logSlope(t + h) - line.logSlope(t - h)) / (2 * h);
      assertEquals(change, line.slopeOfLogSlope(t), 1e-7);
    }
  }

  @Test
  void endsAreOutside() {
    UnconstrainingTransform bounded = new BoundedTransform(-1, 2);
    assertFalse(bounded.contains(-1) || bounded.contains(2));
    assertTrue(bounded.u(-40) >= -1 && bounded.u(40) <= 2);
  }

  /** Density exp(rate u) towards 0 becomes normal in t: log density falls as t^2/2. */
  @Test
  void tailsBecomeNormal() {
    TailSdTransform line = new TailSdTransform(0, 0.5, NONE);
    double at20 = 0.5 * line.u(-20) + line.logSlope(-20);
    double at21 = 0.5 * line.u(-21) + line.logSlope(-21);
    assertEquals(0.5 * (21 * 21 - 20 * 20), at20 - at21, 0.1);
  }
}
