package io.github.metasaw.plot.posterior;

import static io.github.metasaw.plot.posterior.PosteriorSamples.EXACT;
import static io.github.metasaw.plot.posterior.PosteriorSamples.HALF_CAUCHY;
import static io.github.metasaw.plot.posterior.PosteriorSamples.fit;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.PosteriorFigures;
import org.junit.jupiter.api.Test;

class VariableNamesTest {

  @Test
  void unknownOrTooManyVariablesAreRefused() {
    BayesFit fit = fit(79, 1, HALF_CAUCHY, EXACT);
    assertThrows(MetaException.class, () -> PosteriorFigures.trace(fit, "taau"));
    String[] all = fit.variables().toArray(new String[0]);
    assertThrows(MetaException.class, () -> PosteriorFigures.density(fit, all));
  }
}
