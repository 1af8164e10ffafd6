package io.github.metasaw.bayes.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.fit.Marginal;
import io.github.metasaw.fit.NormalMixture;
import org.junit.jupiter.api.Test;

class DensityMarginalTest {

  private static final Marginal NORMALS =
      NormalMixture.of(new double[] {0.7, 0.3}, new double[] {0, 4}, new double[] {1, 0.5});

  @Test
  void aDensityGivesItsDistribution() {
    Marginal same =
        new DensityMarginal(
            NORMALS::density, new DensityMarginal.Moments(NORMALS.mean(), NORMALS.sd(), 1, 2));
    for (double p : new double[] {1e-4, 0.025, 0.5, 0.8, 0.975}) {
      assertEquals(NORMALS.quantile(p), same.quantile(p), 1e-8);
      assertEquals(p, same.cdf(NORMALS.quantile(p)), 1e-9);
    }
    assertEquals(NORMALS.mode(), same.mode(), 1e-5);
    assertEquals(NORMALS.mean(), same.mean());
    assertEquals(NORMALS.sd(), same.sd());
  }

  @Test
  void heavyTailsAreIntegrated() {
    Marginal cauchy =
        new DensityMarginal(
            x -> 1 / (Math.PI * (1 + x * x)),
            new DensityMarginal.Moments(Double.NaN, Double.POSITIVE_INFINITY, 0, 1));
    assertEquals(1, cauchy.quantile(0.75), 1e-8);
    assertEquals(0.5 - Math.atan(1e3) / Math.PI, cauchy.cdf(-1e3), 1e-9);
  }
}
