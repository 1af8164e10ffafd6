package io.github.metasaw.freq.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import org.junit.jupiter.api.Test;

/**
 * Reference values: R's puniform 0.2.7, {@code puni_star(yi, vi, side)}, whose search is coarse.
 */
class PUniformStarTest {

  @Test
  void agreesWithRsPuniform() {
    PUniformStar star = PUniformStar.estimate(BiasStudies.bangert());
    assertEquals(12, star.significant());
    assertEquals(0.134793836, star.estimate(), 5e-6);
    assertEquals(0.037316641, star.interval().lower(), 2e-5);
    assertEquals(0.263913306, star.interval().upper(), 5e-5);
    assertEquals(7.573462935, star.effectTest(), 1e-6);
    assertEquals(0.014820834, star.tau2(), 2e-6);
    assertEquals(0.050719977, star.tau2Interval().upper(), 2e-5);
    assertEquals(3.079240132, star.heterogeneityTest(), 1e-6);
  }

  @Test
  void directionFollowsThePooledEffect() {
    PUniformStar star = PUniformStar.estimate(BiasStudies.bcg());
    assertEquals(8, star.significant());
    assertEquals(-0.716853531, star.estimate(), 1e-5);
    assertEquals(-1.173737057, star.interval().lower(), 5e-5);
    assertEquals(-0.102010765, star.interval().upper(), 5e-5);
    assertEquals(4.800074198, star.effectTest(), 1e-6);
    assertEquals(71.337671275, star.heterogeneityTest(), 1e-5);
  }

  /** The mirror image has the mirrored estimate. */
  @Test
  void signsMirror() {
    FrequentistFit fit = BiasStudies.selected(30, 0.2, 0.2, 0.3, 4);
    double[] yi = fit.studies().yi();
    for (int i = 0; i < yi.length; i++) {
      yi[i] = -yi[i];
    }
    PUniformStar there = PUniformStar.estimate(fit);
    PUniformStar back =
        PUniformStar.estimate(BiasStudies.fit(yi, fit.studies().vi()), Alternative.LESS);
    assertEquals(there.estimate(), -back.estimate(), 1e-10);
    assertEquals(there.interval().lower(), -back.interval().upper(), 1e-8);
    assertEquals(there.tau2(), back.tau2(), 1e-10);
  }

  /** Where only significant studies are published, the mean is far above; this one is not. */
  @Test
  void undoesASelectionThatItAssumes() {
    FrequentistFit fit = BiasStudies.selected(4000, 0.2, 0.15, 0.1, 8);
    PUniformStar star = PUniformStar.estimate(fit);
    assertTrue(fit.estimate() > 0.3);
    assertEquals(0.2, star.estimate(), 0.03);
    assertEquals(0.15, Math.sqrt(star.tau2()), 0.03);
    assertTrue(star.interval().lower() < 0.2 && 0.2 < star.interval().upper());
  }

  @Test
  void refusesWhatItCannotCorrect() {
    FrequentistFit weak = BiasStudies.fit(new double[] {0.1, 0.2, -0.1}, 1, 1, 1);
    assertTrue(
        assertThrows(MetaException.class, () -> PUniformStar.estimate(weak))
            .getMessage()
            .contains("no study is significant above 0"));
    assertThrows(
        MetaException.class,
        () -> PUniformStar.estimate(BiasStudies.bangert(), Alternative.TWO_SIDED));
  }
}
