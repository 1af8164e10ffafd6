package io.github.metasaw.freq.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.model.counts.TwoByTwoTables;
import org.junit.jupiter.api.Test;

class PetoTest {

  @Test
  void theTestOfTheEstimateIsMantelAndHaenszels() {
    // Both rest on sum(a - E) and sum(V): z squared is the test without correction.
    TwoByTwoTables data = CountTables.tables("mh_peto_hine1989");
    CountsSolution peto = Peto.of().fit(data);
    double z = peto.estimate() / peto.se();
    ChiSquareTest test =
        MantelHaenszel.of(EffectMeasure.OR)
            .withCorrection(false)
            .fit(data)
            .test(CountsTest.MANTEL_HAENSZEL);
    assertEquals(test.statistic(), z * z, 1e-12);
  }

  @Test
  void withoutEventsThereIsNoEstimate() {
    double[] none = {0, 0};
    double[] all = {20, 30};
    CountsSolution fit = Peto.of().fit(new TwoByTwoTables(none, all, none, all));
    assertTrue(Double.isNaN(fit.estimate()));
    assertTrue(Double.isNaN(fit.se()));
    assertEquals(0, fit.estimates());
  }

  @Test
  void doubleZerosAddNothing() {
    CountsSolution all = Peto.of().fit(CountTables.sparse());
    CountsSolution fewer = Peto.of().fit(CountTables.sparse().select(0, 2, 3));
    assertEquals(fewer.estimate(), all.estimate(), 1e-15);
    assertEquals(fewer.se(), all.se(), 1e-15);
  }
}
