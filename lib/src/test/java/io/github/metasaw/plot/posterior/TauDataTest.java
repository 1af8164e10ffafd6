package io.github.metasaw.plot.posterior;

import static io.github.metasaw.plot.posterior.PosteriorSamples.EXACT;
import static io.github.metasaw.plot.posterior.PosteriorSamples.fit;
import static io.github.metasaw.plot.posterior.PosteriorSamples.schools;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.PosteriorFigures;
import io.github.metasaw.plot.scene.Curve;
import java.util.List;
import org.junit.jupiter.api.Test;

class TauDataTest {

  /** Item 000-47: how plausible values of tau are, mu integrated out, relative to the best. */
  @Test
  void theFigureOfTauHasPriorLikelihoodAndPosterior() {
    BayesFit fit = schools(EXACT);
    TauData data = TauData.of(List.of(fit));
    TauData.Model model = data.models().get(0);
    Curve prior = java.util.Objects.requireNonNull(model.prior());
    Curve posterior = java.util.Objects.requireNonNull(model.posterior());
    assertEquals(1, model.likelihood().highest());
    assertEquals(0, data.shown().lower());
    double[] ratio = new double[2];
    for (int i = 0; i < 2; i++) {
      int at = 50 + 100 * i;
      ratio[i] = posterior.y(at) / (prior.y(at) * model.likelihood().y(at));
    }
    assertEquals(ratio[0], ratio[1], 1e-6 * ratio[0]);
    assertTrue(PosteriorFigures.tau(fit).text().contains("half_cauchy(25)"));
  }
}
