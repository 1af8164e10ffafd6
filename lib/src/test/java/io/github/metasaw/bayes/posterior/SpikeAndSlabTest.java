package io.github.metasaw.bayes.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.fit.Marginal;
import io.github.metasaw.fit.NormalMixture;
import org.junit.jupiter.api.Test;

class SpikeAndSlabTest {

  private static final Marginal SLAB =
      NormalMixture.of(new double[] {1}, new double[] {1}, new double[] {2});
  private static final SpikeAndSlab MIXED = new SpikeAndSlab(0, 0.4, SLAB);

  /** A mixture of normals holds a point as a component without spread. */
  private static final Marginal SAME =
      NormalMixture.of(new double[] {0.4, 0.6}, new double[] {0, 1}, new double[] {0, 2});

  @Test
  void itIsTheMixtureWithAPoint() {
    assertEquals(SAME.mean(), MIXED.mean(), 1e-14);
    assertEquals(SAME.sd(), MIXED.sd(), 1e-14);
    for (double x = -5; x < 7; x += 0.37) {
      assertEquals(SAME.cdf(x), MIXED.cdf(x), 1e-14);
      assertEquals(SAME.density(x), MIXED.density(x), 1e-14);
    }
    for (double p : new double[] {0.001, 0.1, 0.18, 0.5, 0.59, 0.7, 0.999}) {
      assertEquals(SAME.quantile(p), MIXED.quantile(p), 1e-9, "" + p);
    }
  }

  @Test
  void theSpikeHoldsItsProbability() {
    double below = 0.6 * SLAB.cdf(0);
    assertEquals(0, MIXED.quantile(below + 1e-9));
    assertEquals(0, MIXED.quantile(below + 0.4 - 1e-9));
    assertTrue(MIXED.quantile(below + 0.4 + 1e-6) > 0);
    assertEquals(Double.POSITIVE_INFINITY, MIXED.density(0));
    assertEquals(0, MIXED.mode());
  }

  @Test
  void withoutASpikeItIsTheSlab() {
    SpikeAndSlab none = new SpikeAndSlab(0, 0, SLAB);
    assertEquals(SLAB.quantile(0.3), none.quantile(0.3), 1e-14);
    assertEquals(SLAB.density(0), none.density(0), 1e-14);
    assertEquals(0, new SpikeAndSlab(0, 1, SLAB).quantile(0.9));
  }
}
