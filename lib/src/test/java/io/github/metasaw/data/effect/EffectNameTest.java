package io.github.metasaw.data.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EffectNameTest {

  @Test
  void aNameThatIsGivenStands() {
    EffectName name = new EffectName("Benefit", EffectMeasure.OR);
    assertEquals("Benefit", name.on(Transformation.EXP));
    assertEquals("Benefit (log scale)", name.axis(Transformation.EXP));
  }

  @Test
  void theMeasureNamesTheAxis() {
    EffectName name = new EffectName("", EffectMeasure.OR);
    assertEquals("Odds ratio (log scale)", name.axis(Transformation.EXP));
    assertEquals("Log odds ratio", name.axis(Transformation.IDENTITY));
  }

  @Test
  void withoutAMeasureItIsAnEffectOrARatio() {
    EffectName name = new EffectName("", EffectMeasure.GEN);
    assertEquals("Effect", name.axis(Transformation.IDENTITY));
    assertEquals("Ratio (log scale)", name.axis(Transformation.EXP));
  }
}
