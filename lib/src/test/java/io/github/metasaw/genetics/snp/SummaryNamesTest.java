package io.github.metasaw.genetics.snp;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"meta", "META_analysis", "ALL", "fixed_effects", "RE2", "inverse.variance.FE"})
  void summaries(String name) {
    assertTrue(SummaryNames.isSummary(name), name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EUR", "METABRIC", "all_of_us", "meta_EUR", "effects", "", "FENLAND"})
  void studies(String name) {
    assertFalse(SummaryNames.isSummary(name), name);
  }
}
