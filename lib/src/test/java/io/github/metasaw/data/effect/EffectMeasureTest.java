package io.github.metasaw.data.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EffectMeasureTest {

  @Test
  void aResultIsNamedAfterItsScale() {
    assertEquals("Risk ratio", EffectMeasure.RR.label(Transformation.EXP));
    assertEquals("Log risk ratio", EffectMeasure.RR.label(Transformation.IDENTITY));
    assertEquals("Estimate", EffectMeasure.GEN.label(Transformation.IDENTITY));
    assertEquals("Ratio", EffectMeasure.GEN.label(Transformation.EXP));
  }

  @Test
  void ratiosAreAnalysedAsLogs() {
    for (EffectMeasure measure : EffectMeasure.values()) {
      boolean isRatio = measure.label().toLowerCase(java.util.Locale.ROOT).contains("ratio");
      assertEquals(
          isRatio ? Transformation.EXP : Transformation.IDENTITY,
          measure.transformation(),
          measure.id());
    }
  }
}
