package io.github.metasaw.model.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTest {

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void everyOutcomeHasItsNames(Outcome outcome) {
    assertEquals(outcome.name().toLowerCase(java.util.Locale.ROOT), outcome.id());
    assertFalse(outcome.label().isBlank());
  }
}
