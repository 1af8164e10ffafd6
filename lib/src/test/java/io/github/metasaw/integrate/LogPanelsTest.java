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

  private static final double INF = Double.POSITIVE_INFINITY;

  /** The standard normal, moved by 2 and with another constant. */
  private static LogPanels normal(int finer) {
    return LogPanels.finer(of(u -> 5 - 0.5 * (u - 2) * (u - 2), INF, INF, 0), 0, finer);
  }

  @Test
  void theNormalHasItsIntegralQuantilesAndProbabilities() {
    LogPanels panels = normal(0);
    assertTrue(panels.isResolved());
    assertEquals(5 + 0.5 * Math.log(2 * Math.PI), panels.logIntegral(), 1e-12);
    assertEquals(-0.5 * Math.log(2 * Math.PI), panels.normalised(5), 1e-12);
    assertEquals(2, panels.quantile(0.5), 1e-12);
    assertEquals(2 + 1.959963984540054, panels.quantile(0.975), 1e-10);
    assertEquals(2 - 1.959963984540054, panels.quantile(0.025), 1e-10);
    assertEquals(2 - 4.753424308822899, panels.quantile(1e-6), 1e-8);
    assertEquals(0.841344746068543, panels.cdf(3), 1e-12);
    assertEquals(0.158655253931457, panels.cdf(1), 1e-12);
    assertEquals(0, panels.cdf(-50));
    assertEquals(1, panels.cdf(50));
    assertEquals(0, panels.massBelow());
    assertEquals(0, panels.massAbove());
    assertTrue(panels.end() > 2 + 8 && panels.end() < 2 + 20);
  }

  @Test
  void nodesAndTheirProbabilitiesIntegrate() {
    LogPanels panels = normal(0);
    double[] u = panels.nodes();
    double[] p = panels.probabilities();
    assertEquals(panels.size(), u.length);
    double[][] sparse = panels.sparse();
    assertEquals(u.length * 10 / 16, sparse[0].length);
    for (double[][] rule : new double[][][] {{u, p}, sparse}) {
      double sum = 0;
      double mean = 0;
      double fourth = 0;
      for (int i = 0; i < rule[0].length; i++) {
        assertTrue(i == 0 || rule[0][i] > rule[0][i - 1]);
        double gap = rule[0][i] - 2;
        sum += rule[1][i];
        mean += rule[1][i] * gap;
        fourth += rule[1][i] * gap * gap * gap * gap;
      }
      assertEquals(1, sum, 1e-12);
      assertEquals(0, mean, 1e-12);
      assertEquals(3, fourth, 1e-9);
    }
  }

  @Test
  void finerPanelsAreHalves() {
    LogPanels coarse = normal(0);
    LogPanels fine = normal(2);
    assertEquals(4 * coarse.size(), fine.size());
    assertEquals(coarse.logIntegral(), fine.logIntegral(), 1e-13);
    assertEquals(coarse.end(), fine.end());
  }

  /** log of a gamma number of shape 3: exp(3u - exp(u)), whose lower tail is exp(3u). */
  @Test
  void theLogOfAGammaHasItsLowerTail() {
    LogPanels panels = LogPanels.of(of(u -> 3 * u - Math.exp(u), 3, INF, 0), 2);
    assertTrue(panels.isResolved());
    assertEquals(Math.log(2), panels.logIntegral(), 1e-11);
    // P(G < x) = x^3 / 6 for small x, to relative 3x/4.
    assertEquals(-12, Math.log(6 * panels.cdf(-4)), 0.02);
    // The tail begins where exp(-36) is left, exponential to exp(-12).
    assertEquals(3 * -30 - Math.log(6), Math.log(panels.cdf(-30)), 1e-5);
    assertEquals(-30, panels.quantile(Math.exp(-90) / 6), 1e-5);
    // Median and 0.9 quantile of a gamma of shape 3, R: qgamma(c(0.5, 0.9), 3).
    assertEquals(2.674060313754623, Math.exp(panels.quantile(0.5)), 1e-9);
    assertEquals(5.322320337820711, Math.exp(panels.quantile(0.9)), 1e-9);
    double mean = 0;
    double square = 0;
    for (int i = 0; i < panels.size(); i++) {
      mean += panels.probabilities()[i] * Math.exp(panels.nodes()[i]);
      square += panels.probabilities()[i] * Math.exp(2 * panels.nodes()[i]);
    }
    assertEquals(3, mean, 1e-9);
    assertEquals(12, square, 1e-8);
  }

  /** A support that ends: exp(-u) from 0 to 2. */
  @Test
  void theSupportMayEnd() {
    Given cut = new Given(u -> -u, 0, 2, INF, INF, new double[] {1});
    LogPanels panels = LogPanels.of(cut, 0);
    assertTrue(panels.isResolved());
    assertEquals(Math.log(1 - Math.exp(-2)), panels.logIntegral(), 1e-12);
    assertEquals(2, panels.end(), 1e-12);
    assertEquals(0, panels.cdf(0), 1e-15);
    assertEquals(1, panels.cdf(2), 1e-15);
    assertEquals((1 - Math.exp(-1)) / (1 - Math.exp(-2)), panels.cdf(1), 1e-11);
    assertEquals(0, panels.quantile(0), 1e-12);
    assertEquals(2, panels.quantile(1), 1e-9);
  }

  /** Above the last panel exp(-r u) goes on: what a moment of it lacks there is known. */
  @Test
  void momentsOfASlowTailAreMadeUpFor() {
    double r = 2.2;
    // Density of log X where X has P(X > x) = 1/(1 + x^2.2)-like tails, to both sides.
    LogPanels panels = LogPanels.of(of(u -> -r * Math.abs(u), r, r, 0), 2);
    double mean = 0;
    for (int i = 0; i < panels.size(); i++) {
      mean += panels.probabilities()[i] * Math.exp(2 * panels.nodes()[i]);
    }
    mean += panels.probabilityAbove(2) * Math.exp(2 * panels.end());
    // Below the first panel, at log(2 massBelow)/r, the density is r/2 exp(ru).
    double first = Math.log(2 * panels.massBelow()) / r;
    mean += panels.massBelow() * Math.exp(2 * first) * r / (r + 2);
    // E exp(2U) of a Laplace with rate r: r^2 / (r^2 - 4).
    assertEquals(r * r / (r * r - 4), mean, 1e-9 * mean);
    assertEquals(0, normal(0).probabilityAbove(1));
  }

  /** Two narrow peaks far apart, found by their landmarks. */
  @Test
  void peaksAtLandmarksAreFound() {
    DoubleUnaryOperator two =
        u -> {
          double a = -0.5 * (u + 20) * (u + 20) / 1e-4;
          double b = -0.5 * (u - 30) * (u - 30) / 1e-4;
          double most = Math.max(a, b);
          return most + Math.log(Math.exp(a - most) + Math.exp(b - most));
        };
    LogPanels panels = LogPanels.of(of(two, INF, INF, -20, 30), 0);
    double one = 0.5 * Math.log(2 * Math.PI * 1e-4);
    // Whichever peak is taken for the mode, panels lead to the other's landmark.
    assertTrue(panels.logIntegral() > one - 1e-9);
    assertTrue(panels.logIntegral() < one + Math.log(2) + 1e-9);
  }
}
