package io.github.metasaw.integrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogPanelsTest {

  private record Given(
      DoubleUnaryOperator log,
      double lower,
      double upper,
      double lowerRate,
      double upperRate,
      double[] landmarks)
      implements LogDensity {
    @Override
    public double at(double u) {
      return u < lower || u > upper ? Double.NEGATIVE_INFINITY : log.applyAsDouble(u);
    }
  }

  private static Given of(
      DoubleUnaryOperator log, double lowerRate, double upperRate, double... landmarks) {
    double all = Double.POSITIVE_INFINITY;
    return new Given(log, -all, all, lowerRate, upperRate, landmarks);
  }

  /** exp(-r |u|): both tails are closed, however slowly they fall. */
  @ParameterizedTest
  @ValueSource(doubles = {3, 1, 0.1, 0.01, 0.001})
  void slowTails(double r) {
    LogPanels panels = LogPanels.of(of(u -> -r * Math.abs(u), r, r, 0), 0);
    assertTrue(panels.isResolved());
    assertEquals(Math.log(2 / r), panels.logIntegral(), 1e-9);
    for (double p : new double[] {1e-6, 0.025, 0.5, 0.9, 0.999999}) {
      double expected = p < 0.5 ? Math.log(2 * p) / r : -Math.log(2 * (1 - p)) / r;
      assertEquals(expected, panels.quantile(p), 1e-6 * (1 + Math.abs(expected)));
      assertEquals(p, panels.cdf(expected), 1e-8);
    }
    double sum = panels.massBelow() + panels.massAbove();
    for (double one : panels.probabilities()) {
      sum += one;
    }
    assertEquals(1, sum, 1e-12);
  }

  /** Level over hundreds of units, as the posterior of log tau of two studies that agree. */
  @Test
  void longPlateau() {
    DoubleUnaryOperator smooth =
        u -> -Math.log1p(Math.exp(-(u + 340))) - Math.log1p(Math.exp(3 * (u + 1)));
    LogPanels panels = LogPanels.of(of(smooth, 1, 3, -340, -1), 2);
    assertTrue(panels.isResolved());
    assertEquals(Math.log(339), panels.logIntegral(), 1e-9);
    assertEquals(-170.5, panels.quantile(0.5), 1e-6);
  }

  @Test
  void noiseEndsAndIsTold() {
    DoubleUnaryOperator noise = u -> -u * u + 0.1 * Math.sin(1e9 * u);
    double all = Double.POSITIVE_INFINITY;
    LogPanels panels =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10), () -> LogPanels.of(of(noise, all, all, 0), 0));
    assertFalse(panels.isResolved());
  }

  /** Mass past the largest number whose square is one cannot be summed, unless it is a tail. */
  @Test
  void massBeyondTheRangeIsTold() {
    double all = Double.POSITIVE_INFINITY;
    assertFalse(LogPanels.of(of(u -> -Math.abs(u - 400), 1, all, 0), 0).isResolved());
    assertFalse(LogPanels.of(of(u -> u < 345 ? u : 345, 1, 1, 0, 345), 0).isResolved());
  }

  @Test
  void nothingIsTold() {
    double all = Double.POSITIVE_INFINITY;
    assertFalse(LogPanels.of(of(u -> -all, 1, 1, 0), 0).isResolved());
    assertFalse(LogPanels.of(of(u -> Double.NaN, 1, 1, 0), 0).isResolved());
  }
}
