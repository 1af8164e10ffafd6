package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.statistics.distribution.GammaDistribution;
import org.junit.jupiter.api.Test;

class GammaApproximationTest {

  private static GammaApproximation one(double mean, double sd) {
    return new GammaApproximation(
        new double[] {1}, new double[] {mean}, new double[] {sd}, mean, sd);
  }

  @Test
  void followsGammaDistributions() {
    for (double shape : new double[] {1, 3, 20}) {
      GammaDistribution gamma = GammaDistribution.of(shape, 2);
      GammaApproximation rough = one(gamma.getMean(), Math.sqrt(gamma.getVariance()));
      for (double p : new double[] {0.01, 0.2, 0.5, 0.9, 0.99}) {
        double x = gamma.inverseCumulativeProbability(p);
        assertEquals(p, rough.cdf(x), 0.015);
        assertEquals(p, rough.cdf(Math.exp(rough.logQuantile(p))), 0.01);
      }
    }
  }

  @Test
  void componentsAddUp() {
    GammaApproximation both =
        new GammaApproximation(
            new double[] {0.25, 0.75}, new double[] {1, 3}, new double[] {0.5, 1}, 2.5, 1.3);
    double sum = 0.25 * one(1, 0.5).cdf(1.7) + 0.75 * one(3, 1).cdf(1.7);
    assertEquals(sum, both.cdf(1.7), 1e-15);
  }

  @Test
  void aComponentWithoutSpreadIsAStep() {
    assertEquals(0, one(2, 0).cdf(1.999));
    assertEquals(1, one(2, 0).cdf(2));
  }
}
