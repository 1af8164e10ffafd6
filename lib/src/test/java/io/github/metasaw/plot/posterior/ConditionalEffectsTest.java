package io.github.metasaw.plot.posterior;

import static io.github.metasaw.plot.posterior.PosteriorSamples.EXACT;
import static io.github.metasaw.plot.posterior.PosteriorSamples.fit;
import static io.github.metasaw.plot.posterior.PosteriorSamples.schools;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.scene.Curve;
import org.junit.jupiter.api.Test;

class ConditionalEffectsTest {

  /** Item 004-18: at tau = 0 all effects are the common mean, far out they are the estimates. */
  @Test
  void effectsGivenTauPartFromTheCommonMean() {
    BayesFit fit = schools(EXACT);
    ConditionalEffects data = ConditionalEffects.of(fit);
    double common = data.lines().get(0).means().y(0);
    assertEquals(7.6856, common, 1e-4);
    for (int i = 0; i < 8; i++) {
      Curve means = data.lines().get(i).means();
      double y = fit.studies().yi()[i];
      assertEquals(common, means.y(0), 1e-9);
      double end = means.y(means.size() - 1);
      assertTrue(Math.abs(y - end) < Math.abs(y - common), data.lines().get(i).label());
    }
  }
}
