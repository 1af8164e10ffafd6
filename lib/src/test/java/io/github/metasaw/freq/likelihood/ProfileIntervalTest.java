package io.github.metasaw.freq.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Ends of profiles whose form is known. */
class ProfileIntervalTest {

  private static final double Z = 1.959963984540054;

  /** A normal mean: the interval is Wald's. */
  private static final DoubleUnaryOperator PARABOLA = x -> -0.5 * (x - 3) * (x - 3) / 0.04;

  /** An exponential rate of ten events in ten years: log-likelihood 10 log r - 10 r. */
  private static final DoubleUnaryOperator RATE = r -> 10 * Math.log(r) - 10 * r;

  @Test
  void endsOfAParabolaAreWalds() {
    ProfileInterval profile = ProfileInterval.of(PARABOLA, 0, 0.95);
    assertEquals(3 - Z * 0.2, profile.end(3, -0.1), 1e-9);
    assertEquals(3 + Z * 0.2, profile.end(3, 5), 1e-9);
    assertEquals(3 + Z * 0.2, profile.exactly().end(2.9, 0.4), 1e-15);
  }

  @Test
  void endsAreWhereTheDevianceIsTheQuantile() {
    ProfileInterval exact = ProfileInterval.of(RATE, -10, 0.95).exactly();
    for (double end : new double[] {exact.end(1, 0.6), exact.endUpTo(1, 1e-9)}) {
      assertEquals(Z * Z, 2 * (-10 - RATE.applyAsDouble(end)), 1e-11);
    }
    double close = ProfileInterval.of(RATE, -10, 0.95).end(1, 0.6);
    assertEquals(exact.end(1, 0.6), close, 1e-8);
  }

  @Test
  void anEdgeWithinTheIntervalIsItsEnd() {
    ProfileInterval profile = ProfileInterval.of(PARABOLA, 0, 0.95);
    assertEquals(2.7, profile.endUpTo(3, 2.7));
    assertEquals(3, profile.endUpTo(3, 3));
    assertEquals(3 - Z * 0.2, profile.endUpTo(3, 0), 1e-8);
  }

  @Test
  void aProfileThatStaysHighHasNoEnd() {
    ProfileInterval flat = ProfileInterval.of(x -> -Math.exp(-x * x), 0, 0.95);
    assertEquals(Double.POSITIVE_INFINITY, flat.end(5, 1));
    assertEquals(Double.NEGATIVE_INFINITY, flat.exactly().end(-5, -1));
    assertTrue(ProfileInterval.of(PARABOLA, 0, 0.5).end(3, 1) < 3.2);
  }
}
