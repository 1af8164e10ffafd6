package io.github.metasaw.plot.posterior;

import static io.github.metasaw.plot.posterior.PosteriorSamples.EXACT;
import static io.github.metasaw.plot.posterior.PosteriorSamples.fit;
import static io.github.metasaw.plot.posterior.PosteriorSamples.schools;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.scene.Curve;
import java.util.List;
import org.junit.jupiter.api.Test;

class DensityDataTest {

  @Test
  void aDensityIntegratesToOneAndMarksItsQuantiles() {
    BayesFit fit = schools(EXACT);
    DensityData.Variable tau = DensityData.of(fit, List.of("tau")).variables().get(0);
    Curve curve = tau.curve();
    double sum = 0;
    for (int i = 1; i < curve.size(); i++) {
      sum += (curve.x(i) - curve.x(i - 1)) * (curve.y(i) + curve.y(i - 1)) / 2;
    }
    assertEquals(1, sum, 0.01);
    assertEquals(0, tau.shown().lower());
    assertEquals(fit.median("tau"), tau.median());
    assertEquals(fit.interval("tau", 0.95), tau.interval());
    assertTrue(tau.exact());
  }
}
