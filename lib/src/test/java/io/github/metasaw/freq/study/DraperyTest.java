package io.github.metasaw.freq.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.PredictionInterval;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class DraperyTest {

  private static final FrequentistFit FIT = StudyFits.bcg("REML");

  @Test
  void theTopIsTheEstimateAndTheLevelTheInterval() {
    PValueFunction pooled = Drapery.of(FIT).pooled();
    assertEquals(1, pooled.p(FIT.estimate()), 1e-12);
    assertEquals(0.05, pooled.p(FIT.lower()), 1e-12);
    assertEquals(0.05, pooled.p(FIT.upper()), 1e-12);
    assertEquals(FIT.p(), pooled.p(0), 1e-15);
    // R: 2 * pnorm(-abs((mu + 0.3) / se))
    assertEquals(0.02112425989361, pooled.p(-0.3), 1e-9);
  }

  @Test
  void aStudyHasItsOwnInterval() {
    PValueFunction first = Drapery.of(FIT).studies().get(0);
    double se = Math.sqrt(FIT.studies().vi()[0]);
    assertEquals(FIT.studies().yi()[0], first.estimate());
    Interval interval = first.interval(0.95);
    assertEquals(2 * 1.959963984540054 * se, interval.width(), 1e-12);
  }

  /** The prediction is that of the fit, by every rule. */
  @Test
  void theNextStudyHasThePredictionInterval() {
    for (PredictionInterval rule : PredictionInterval.values()) {
      FrequentistFit fit =
          StudyFits.bcg("yi ~ 1", FreqOptions.defaults().withPrediction(rule).withTest("knha"));
      Table predicted = fit.predict();
      Interval next = Drapery.of(fit).prediction().orElseThrow().interval(0.95);
      assertEquals(predicted.doubleColumn("piLower").getDouble(0), next.lower(), 1e-12, rule.id());
      assertEquals(predicted.doubleColumn("piUpper").getDouble(0), next.upper(), 1e-12, rule.id());
    }
  }

  @Test
  void aCommonEffectSaysNothingOfANextStudy() {
    assertTrue(Drapery.of(StudyFits.bcg("common")).prediction().isEmpty());
    assertFalse(Drapery.of(FIT).prediction().isEmpty());
    assertEquals(15, Drapery.of(FIT).table().rowCount());
  }
}
