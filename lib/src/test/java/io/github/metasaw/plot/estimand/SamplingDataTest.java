package io.github.metasaw.plot.estimand;

import static io.github.metasaw.plot.estimand.EstimandSamples.fit;
import static io.github.metasaw.plot.estimand.EstimandSamples.studies;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.fit.FrequentistFit;
import org.junit.jupiter.api.Test;

class SamplingDataTest {

  @Test
  void sampledEffectsAreTheBestPredictors() {
    FrequentistFit random = fit(studies(5), "SJ");
    SamplingData data = SamplingData.of(random);
    double b = random.tau2() / (random.tau2() + 0.05 * 0.05);
    SamplingData.Study first = data.studies().get(0);
    assertEquals(b * first.estimate() + (1 - b) * random.estimate(), first.effect(), 1e-12);
    SamplingData fixed = SamplingData.of(fit(studies(5), "fixed"));
    assertEquals(fixed.studies().get(3).estimate(), fixed.studies().get(3).effect());
    // The mixture has its mean at beta_F.
    double mass = 0;
    double mean = 0;
    for (int i = 0; i < fixed.together().size(); i++) {
      mass += fixed.together().y(i);
      mean += fixed.together().y(i) * fixed.together().x(i);
    }
    assertEquals(fixed.centre(), mean / mass, 1e-3);
    assertTrue(SamplingData.of(fit(studies(5), "common")).together() == null);
  }
}
