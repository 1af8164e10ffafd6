package io.github.metasaw.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Interval;
import org.junit.jupiter.api.Test;

class AbsoluteEffectTest {

  private static AbsoluteEffect effect(
      EffectMeasure measure, double effect, double lower, double upper, double baseline) {
    return AbsoluteEffect.compute(measure, effect, new Interval(lower, upper), baseline);
  }

  /** Odds of 0.2 are 1/4; times 1/2 they are 1/8, a risk of 1/9. */
  @Test
  void oddsRatios() {
    AbsoluteEffect half = effect(EffectMeasure.OR, Math.log(0.5), Math.log(0.25), 0, 0.2);
    assertEquals(1 / 9.0, half.risk(), 1e-15);
    assertEquals(1 / 17.0, half.interval().lower(), 1e-15);
    assertEquals(0.2, half.interval().upper(), 1e-15);
    assertEquals(1000 * (1 / 9.0 - 0.2), half.difference(), 1e-12);
  }

  @Test
  void riskRatiosStopAtCertainty() {
    AbsoluteEffect triple = effect(EffectMeasure.RR, Math.log(3), 0, Math.log(9), 0.2);
    assertEquals(0.6, triple.risk(), 1e-15);
    assertEquals(1, triple.interval().upper(), 0);
  }

  /** Survival to the power of the hazard ratio: 0.81 = 0.9 squared. */
  @Test
  void hazardRatios() {
    assertEquals(0.19, effect(EffectMeasure.HR, Math.log(2), 0, Math.log(3), 0.1).risk(), 1e-15);
  }

  @Test
  void riskDifferences() {
    assertEquals(0.05, effect(EffectMeasure.RD, -0.05, -0.2, 0.1, 0.1).risk(), 1e-15);
    assertEquals(0, effect(EffectMeasure.RD, -0.05, -0.2, 0.1, 0.1).interval().lower(), 0);
  }

  @Test
  void otherMeasuresAndBaselinesAreRefused() {
    assertThrows(MetaException.class, () -> effect(EffectMeasure.SMD, 0.2, 0, 0.4, 0.1));
    assertThrows(MetaException.class, () -> effect(EffectMeasure.OR, 0.2, 0, 0.4, 1));
    assertThrows(MetaException.class, () -> effect(EffectMeasure.OR, 0.2, 0, 0.4, 25));
  }
}
