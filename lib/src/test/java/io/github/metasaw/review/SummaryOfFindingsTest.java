package io.github.metasaw.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class SummaryOfFindingsTest {

  private static FrequentistFit odds() {
    Table trials =
        Table.create(
            "trials",
            DoubleColumn.create("ai", 4, 6, 3),
            DoubleColumn.create("n1i", 60, 70, 80),
            DoubleColumn.create("ci", 9, 14, 12),
            DoubleColumn.create("n2i", 60, 70, 80));
    return Meta.fit(Meta.studies(Meta.effects(trials, EffectMeasure.OR)).read());
  }

  @Test
  void theMedianRiskOfTheComparatorsIsTheBaseline() {
    Finding finding = Finding.of(odds());
    assertEquals(0.15, finding.effects().get(0).baseline(), 1e-15);
    assertEquals(420, finding.participants(), 0);
  }

  @Test
  void aRowForEachBaseline() {
    FrequentistFit fit = odds();
    Finding finding = Finding.of(fit, 0.1, 0.25).withCertainty(Certainty.LOW).withOutcome("Death");
    Table table = SummaryOfFindings.of(List.of(finding)).table();
    assertEquals(2, table.rowCount());
    assertEquals(List.of("Death", "Death"), table.stringColumn("outcome").asList());
    assertEquals("Low", table.stringColumn("certainty").get(1));
    assertEquals(250, table.doubleColumn("baseline").get(1), 1e-12);
    double odds = Math.exp(fit.estimate()) * 0.25 / 0.75;
    assertEquals(1000 * odds / (1 + odds), table.doubleColumn("risk").get(1), 1e-9);
    assertEquals(Math.exp(fit.lower()), table.doubleColumn("lower").get(0), 1e-15);
    assertTrue(
        table.doubleColumn("differenceUpper").get(0) < 0, "the interval of the odds is below 1");
  }

  @Test
  void whatIsNotKnownIsAskedFor() {
    FrequentistFit logs =
        Meta.fit(Meta.studies(Meta.dataset("bcg")).measure(EffectMeasure.RR).read());
    assertTrue(
        assertThrows(MetaException.class, () -> Finding.of(logs))
            .getMessage()
            .contains("a baseline risk must be given"));
    FrequentistFit unknown = Meta.fit(Meta.studies(Meta.dataset("eight_schools")).read());
    assertThrows(MetaException.class, () -> Finding.of(unknown, 0.1));
    assertThrows(
        MetaException.class, () -> Finding.of(Meta.fit(Meta.dataset("bcg"), "yi ~ ablat"), 0.1));
  }

  @Test
  void certaintyIsShownBySignsAndWords() {
    assertEquals("⊕⊕⊕◯ Moderate", Certainty.MODERATE.signs());
    assertEquals(Certainty.VERY_LOW, Certainty.parse("Very low"));
  }
}
