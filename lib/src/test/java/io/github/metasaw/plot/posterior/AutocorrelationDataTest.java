package io.github.metasaw.plot.posterior;

import static io.github.metasaw.plot.posterior.PosteriorSamples.DIRECT;
import static io.github.metasaw.plot.posterior.PosteriorSamples.schools;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AutocorrelationDataTest {

  @Test
  void autocorrelationBeginsAtOneAndHasABand() {
    AutocorrelationData data = AutocorrelationData.of(schools(DIRECT), List.of("mu"));
    double[][] chains = data.variables().get(0).chains();
    assertEquals(3, chains.length);
    assertEquals(26, chains[0].length);
    assertEquals(1, chains[2][0]);
    assertEquals(1.96 / Math.sqrt(500), data.band(), 1e-4);
  }
}
