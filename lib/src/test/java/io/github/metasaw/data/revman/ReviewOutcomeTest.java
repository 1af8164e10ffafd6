package io.github.metasaw.data.revman;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.EffectMeasure;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewOutcomeTest {

  private static ReviewOutcome of(String measure) {
    ReviewOutcome.Settings how =
        new ReviewOutcome.Settings(OutcomeKind.COUNTS, measure, false, false);
    return new ReviewOutcome("1.2", "Death", "", how, List.of());
  }

  @Test
  void measuresByTheirNamesInReviews() {
    assertEquals(EffectMeasure.RR, of("RR").measure().orElseThrow());
    assertEquals(EffectMeasure.PETO, of("Peto Odds Ratio").measure().orElseThrow());
    assertEquals(EffectMeasure.SMD, of("Std. Mean Difference").measure().orElseThrow());
    assertTrue(of("Mean of ranks").measure().isEmpty());
  }

  @Test
  void theLabelSaysNumberNameMeasureAndStudies() {
    assertEquals("1.2 Death (OR, 0 studies)", of("OR").label());
    assertEquals("1.2 Death (0 studies)", of("").label());
  }
}
