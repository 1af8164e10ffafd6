package io.github.metasaw.plot.posterior;

import static io.github.metasaw.plot.posterior.PosteriorSamples.EXACT;
import static io.github.metasaw.plot.posterior.PosteriorSamples.schools;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.scene.SceneChecks;
import org.junit.jupiter.api.Test;

class PredictionComparisonTest {

  @Test
  void theNextStudyIsWiderThanTheMean() {
    PredictionComparison data = PredictionComparison.of(schools(EXACT));
    assertTrue(data.next().interval().width() > data.mu().interval().width());
    assertEquals(8, data.effects().size());
    assertEquals(28, data.estimates().get(0));
  }

  @Test
  void spreadOfAFitHasItsOwnIntervals() throws Exception {
    FrequentistFit random = bcg("SJ");
    PredictionComparison data = PredictionComparison.of(random);
    assertEquals(random.lower(), data.mu().interval().lower(), 1e-15);
    assertEquals(random.pooled().predictionUpper(), data.next().interval().upper(), 1e-15);
    assertEquals(random.shrinkage().doubleColumn("estimate").asList(), data.effects());
    SceneChecks.isReadable(Figures.spread(random));
    MetaException fault = assertThrows(MetaException.class, () -> Figures.spread(bcg("fixed")));
    assertEquals(
        "Fixed effectS, tau2 = 0: a prediction interval for the next study needs random effects with tau2 above 0",
        fault.getMessage());
  }

  /** Where the test is t, the density is t: its tails are heavier than those of a normal one. */
  @Test
  void densitiesAreThoseOfTheFitsIntervals() {
    FrequentistFit fit =
        Meta.fit(Meta.studies(Meta.dataset("bcg")).read(), FreqOptions.defaults().withTest("knha"));
    PredictionComparison data = PredictionComparison.of(fit);
    for (int i = 0; i < data.mu().density().size(); i += 40) {
      double x = data.mu().density().x(i);
      assertEquals(fit.pooled().density(x), data.mu().density().y(i), 1e-15);
      assertEquals(fit.pooled().predictiveDensity(x), data.next().density().y(i), 1e-15);
    }
  }

  private static FrequentistFit bcg(String method) {
    return Meta.fit(
        Meta.studies(Meta.dataset("bcg")).read(), FreqOptions.defaults().withMethod(method));
  }
}
