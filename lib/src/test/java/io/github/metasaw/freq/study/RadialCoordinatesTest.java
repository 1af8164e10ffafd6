package io.github.metasaw.freq.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RadialCoordinatesTest {

  /** The least squares line through the origin has the pooled effect as its slope. */
  @Test
  void theSlopeThroughTheOriginIsThePooledEffect() {
    for (String method : new String[] {"common", "REML"}) {
      FrequentistFit fit = StudyFits.bcg(method);
      RadialCoordinates plot = RadialCoordinates.of(fit);
      double xy = 0;
      double xx = 0;
      for (int i = 0; i < 13; i++) {
        xy += plot.precision()[i] * plot.score()[i];
        xx += plot.precision()[i] * plot.precision()[i];
      }
      assertEquals(fit.estimate(), xy / xx, 1e-12);
      assertEquals(fit.estimate(), plot.estimate());
    }
  }

  @Test
  void effectsAreSlopes() {
    FrequentistFit fit = StudyFits.bcg("REML");
    RadialCoordinates plot = RadialCoordinates.of(fit);
    for (int i = 0; i < 13; i++) {
      assertEquals(fit.studies().yi()[i], plot.effect(i), 1e-12);
    }
  }

  @Test
  void studiesFarFromTheLineAreOutside() {
    RadialCoordinates plot = RadialCoordinates.of(StudyFits.bcg("common"));
    assertEquals(1.959963984540054, plot.limit(), 1e-12);
    // R: which(abs(yi - mu) / sqrt(vi) > qnorm(0.975))
    assertArrayEquals(
        new int[] {1, 3, 5, 6, 7, 9}, IntStream.range(0, 13).filter(plot::isOutside).toArray());
  }

  @Test
  void hasNoModerators() {
    FrequentistFit fit = StudyFits.bcg("yi ~ ablat", FreqOptions.defaults());
    MetaException fault = assertThrows(MetaException.class, () -> RadialCoordinates.of(fit));
    assertTrue(fault.getMessage().contains("a radial plot needs one pooled effect"));
  }
}
