package io.github.metasaw.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import org.junit.jupiter.api.Test;

class InformationCriteriaTest {

  @Test
  void criteriaAreTheirFormulae() {
    InformationCriteria criteria = new InformationCriteria(-12.5, 3, 20);
    assertEquals(25 + 6, criteria.aic());
    assertEquals(25 + 3 * Math.log(20), criteria.bic(), 1e-14);
    assertEquals(25 + 6.0 * 20 / 16, criteria.aicc(), 1e-14);
  }

  /** metafor takes n as at least m + 2. */
  @Test
  void aSmallSampleCountsAsTwoMoreThanItsParameters() {
    assertEquals(25 + 6.0 * 5, new InformationCriteria(-12.5, 3, 3).aicc(), 1e-14);
  }

  @Test
  void withoutObservationsOnlyAicExists() {
    InformationCriteria none = new InformationCriteria(-1, 1, 0);
    assertEquals(4, none.aic());
    assertTrue(Double.isNaN(none.bic()) && Double.isNaN(none.aicc()));
  }

  @Test
  void aSolutionBringsItsNumbers() {
    FrequentistFit fit = Meta.fit(Meta.studies(Dataset.BCG.table()).read());
    assertEquals(-2 * fit.logLik() + 4, fit.aic(), 1e-12);
    assertEquals(-2 * fit.logLik() + 2 * Math.log(12), fit.bic(), 1e-12);
  }
}
