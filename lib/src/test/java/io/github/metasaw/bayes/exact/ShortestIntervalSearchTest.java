package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.fit.Interval;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.junit.jupiter.api.Test;

/** Gamma distributions, whose shortest interval has the level between ends of equal density. */
class ShortestIntervalSearchTest {

  private static Interval find(GammaDistribution gamma, double level) {
    double mean = gamma.getMean();
    double sd = Math.sqrt(gamma.getVariance());
    GammaApproximation rough =
        new GammaApproximation(new double[] {1}, new double[] {mean}, new double[] {sd}, mean, sd);
    ShortestIntervalSearch search =
        new ShortestIntervalSearch(
            rough,
            x -> new DistributionPoint(gamma.cumulativeProbability(x), gamma.density(x)),
            level);
    Interval found = search.find(gamma.inverseCumulativeProbability(level));
    assertNotNull(found);
    return found;
  }

  @Test
  void endsHaveEqualDensities() {
    for (double shape : new double[] {2, 5, 40}) {
      for (double level : new double[] {0.5, 0.95}) {
        GammaDistribution gamma = GammaDistribution.of(shape, 0.3);
        Interval found = find(gamma, level);
        assertEquals(level, gamma.probability(found.lower(), found.upper()), 1e-9);
        assertEquals(1, gamma.density(found.lower()) / gamma.density(found.upper()), 1e-5);
      }
    }
  }

  @Test
  void aFallingDensityBeginsAtZero() {
    GammaDistribution gamma = GammaDistribution.of(0.6, 1);
    Interval found = find(gamma, 0.9);
    assertEquals(0, found.lower());
    assertEquals(gamma.inverseCumulativeProbability(0.9), found.upper(), 1e-12);
    assertTrue(found.width() > 0);
  }
}
