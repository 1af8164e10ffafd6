package io.github.metasaw.plot.posterior;

import static io.github.metasaw.plot.posterior.PosteriorSamples.EXACT;
import static io.github.metasaw.plot.posterior.PosteriorSamples.fit;
import static io.github.metasaw.plot.posterior.PosteriorSamples.schools;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.PosteriorFigures;
import org.junit.jupiter.api.Test;

class TauLayoutTest {

  @Test
  void anImproperPriorSaysThatItsHeightMeansNothing() {
    BayesFit fit = fit(8, 1, "prior tau = flat()", EXACT);
    assertTrue(PosteriorFigures.tau(fit).text().contains("improper"));
    assertFalse(PosteriorFigures.tau(schools(EXACT)).text().contains("improper"));
  }
}
