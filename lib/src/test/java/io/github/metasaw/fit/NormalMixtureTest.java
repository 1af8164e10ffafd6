package io.github.metasaw.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.distribution.Normal;
import org.junit.jupiter.api.Test;

class NormalMixtureTest {

  private static final NormalMixture MIXTURE =
      NormalMixture.of(new double[] {0.3, 0.7}, new double[] {-1, 2}, new double[] {0.5, 1});

  @Test
  void momentsAreThoseOfTheParts() {
    double mean = 0.3 * -1 + 0.7 * 2;
    double square = 0.3 * (1 + 0.25) + 0.7 * (4 + 1);
    assertEquals(mean, MIXTURE.mean(), 1e-14);
    assertEquals(Math.sqrt(square - mean * mean), MIXTURE.sd(), 1e-14);
  }

  @Test
  void densityAndDistributionAreSums() {
    for (double x : new double[] {-3, -1, 0.2, 2, 6}) {
      double density = 0.3 * Normal.density((x + 1) / 0.5) / 0.5 + 0.7 * Normal.density(x - 2);
      assertEquals(density, MIXTURE.density(x), 1e-14);
      double step = 1e-5;
      double slope = (MIXTURE.cdf(x + step) - MIXTURE.cdf(x - step)) / (2 * step);
      assertEquals(density, slope, 1e-9);
    }
  }

  @Test
  void quantilesInvertTheDistribution() {
    for (double p : new double[] {1e-6, 0.025, 0.3, 0.5, 0.9, 1 - 1e-6}) {
      assertEquals(p, MIXTURE.cdf(MIXTURE.quantile(p)), 1e-12);
    }
  }

  @Test
  void theModeIsTheHighestPoint() {
    double mode = MIXTURE.mode();
    for (double x = -3; x < 5; x += 0.01) {
      assertTrue(MIXTURE.density(x) <= MIXTURE.density(mode) + 1e-12);
    }
  }
}
