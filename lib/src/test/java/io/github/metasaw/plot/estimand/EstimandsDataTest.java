package io.github.metasaw.plot.estimand;

import static io.github.metasaw.plot.estimand.EstimandSamples.fit;
import static io.github.metasaw.plot.estimand.EstimandSamples.studies;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.estimand.Estimand.Reading;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.plot.Figures;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimandsDataTest {

  @Test
  void sketchesShowWhatEachFitEstimates() {
    Studies studies = studies(5);
    FrequentistFit fixed = fit(studies, "fixed");
    FrequentistFit random = fit(studies, "SJ");
    EstimandsData data = EstimandsData.of(List.of(fixed, random), Reading.EXCHANGEABLE);
    assertEquals(Math.sqrt(Math.max(0, fixed.zeta2())), data.panels().get(0).spread(), 1e-15);
    assertEquals(random.tau(), data.panels().get(1).spread(), 1e-15);
    assertEquals("Exchangeable effects (SJ)", data.panels().get(1).name());
    assertEquals(1, data.panels().get(1).shares().stream().mapToDouble(w -> w).sum(), 1e-12);
    assertThrows(
        MetaException.class,
        () ->
            Figures.estimands(
                List.of(Meta.fit(Meta.dataset("bcg"), "yi ~ ablat")), Reading.RANDOM));
    assertThrows(MetaException.class, () -> Figures.weights(fixed, fit(studies(3), "fixed")));
  }
}
