package io.github.metasaw.bayes.bias;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.metasaw.integrate.LogPanels;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogMixtureTest {

  private static NodeDensity normal(double mean) {
    NodeAxis axis = NodeAxis.of(new NodeAxis.Layout(mean, 4, 0.1, mean - 12, mean + 12), x -> 0);
    double[] mass = new double[axis.size()];
    for (int i = 0; i < mass.length; i++) {
      double gap = axis.value(i) - mean;
      mass[i] = Math.exp(axis.logWeight(i) - 0.5 * gap * gap);
    }
    return NodeDensity.of(axis, mass);
  }

  @Test
  void theDensityIsTheWeightedMean() {
    LogMixture mixture = new LogMixture(new double[] {0.3, 0.7}, List.of(normal(-1), normal(2)));
    double expected =
        (0.3 * Math.exp(-0.5 * 2.25) + 0.7 * Math.exp(-0.5 * 2.25)) / Math.sqrt(2 * Math.PI);
    assertEquals(expected, Math.exp(mixture.at(0.5)), 1e-8);
    assertArrayEquals(new double[] {-1, 2}, mixture.landmarks(), 1e-9);
    LogPanels panels = LogPanels.of(mixture, 0);
    assertEquals(0, panels.logIntegral(), 1e-7);
  }

  @Test
  void aModelWithoutWeightDoesNotCount() {
    LogMixture mixture = new LogMixture(new double[] {1, 0}, List.of(normal(0), normal(9)));
    assertEquals(Double.NEGATIVE_INFINITY, mixture.at(15));
  }

  @Test
  void aModelWithoutMassHasNoLandmarkAndEndsNoSearch() {
    NodeAxis axis = NodeAxis.of(new NodeAxis.Layout(0, 4, 0.1, -12, 12), x -> 0);
    NodeDensity none = NodeDensity.of(axis, new double[axis.size()]);
    LogMixture mixture = new LogMixture(new double[] {1, 0}, List.of(normal(2), none));
    assertArrayEquals(new double[] {2}, mixture.landmarks(), 1e-9);
    assertEquals(0, LogPanels.of(mixture, 0).logIntegral(), 1e-7);
    LogMixture empty = new LogMixture(new double[] {1}, List.of(none));
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> LogPanels.of(empty, 0));
  }
}
