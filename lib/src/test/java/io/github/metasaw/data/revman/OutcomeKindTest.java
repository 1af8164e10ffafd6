package io.github.metasaw.data.revman;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.data.effect.input.Input;
import org.junit.jupiter.api.Test;

class OutcomeKindTest {

  @Test
  void theWordsOfAllForms() {
    assertEquals(OutcomeKind.COUNTS, OutcomeKind.of("Dichotomous"));
    assertEquals(OutcomeKind.MEANS, OutcomeKind.of("CON"));
    assertEquals(OutcomeKind.ESTIMATES, OutcomeKind.of("Generic inverse variance"));
    assertEquals(OutcomeKind.OBSERVED_EXPECTED, OutcomeKind.of(" O-E and Variance "));
    assertEquals("CONT", OutcomeKind.MEANS.element());
  }

  @Test
  void valuesByTheNamesOfMetafor() {
    assertEquals(
        java.util.Map.of(Input.YI, 0.5, Input.SEI, 0.2),
        OutcomeKind.ESTIMATES.values(
            OutcomeKind.Field::xml, name -> name.equals("SE") ? 0.2 : 0.5));
  }
}
