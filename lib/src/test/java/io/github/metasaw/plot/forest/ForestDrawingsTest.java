package io.github.metasaw.plot.forest;

import static io.github.metasaw.plot.forest.ForestSamples.named;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import org.junit.jupiter.api.Test;

class ForestDrawingsTest {

  /** A17: without each study in turn, the estimates of a regression are of its first term. */
  @Test
  void leaveOneOutOfARegressionNamesItsTerm() {
    FrequentistFit fit = Meta.fit(Meta.dataset("bcg"), "yi ~ ablat");
    String term = fit.terms().get(0);
    Figure figure = Figures.leaveOneOut(fit, ForestOptions.defaults());
    assertTrue(figure.text().contains(term + " [95 % CI]"), figure.text());
    ForestOptions named = ForestOptions.defaults().withEffect("Log risk ratio at the equator");
    assertTrue(Figures.leaveOneOut(fit, named).text().contains("equator [95 % CI]"));
    FrequentistFit plain = Meta.fit(Meta.studies(Meta.dataset("bcg")).read());
    Figure whole = Figures.leaveOneOut(plain, ForestOptions.defaults());
    assertTrue(whole.text().contains("Estimate [95 % CI]"), whole.text());
  }
}
