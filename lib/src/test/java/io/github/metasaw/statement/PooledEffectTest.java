package io.github.metasaw.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.FrequentistFit;
import org.junit.jupiter.api.Test;

class PooledEffectTest {

  private static PooledEffect effect(Transformation scale) {
    FrequentistFit fit = Meta.fit(Meta.studies(Meta.dataset("bcg")).read());
    return Statements.pooled(fit, scale).orElseThrow();
  }

  /** dat.bcg by REML: -0.7145, SE 0.1798, z = -3.9744; a risk ratio of 0.4894. */
  @Test
  void theLineHoldsEstimateAndInterval() {
    assertEquals(
        "Random effects (REML) -0.7145 [-1.067, -0.3622]", effect(Transformation.IDENTITY).line());
    assertEquals(
        "Random effects (REML) 0.4894 [0.3441, 0.6962]", effect(Transformation.EXP).line());
  }

  @Test
  void theTestIsToldByItself() {
    PooledEffect effect = effect(Transformation.IDENTITY);
    assertEquals("Overall effect: z = -3.974, p < 0.0001", effect.testLine(""));
    assertEquals("Overall effect, REML: z = -3.974, p < 0.0001", effect.testLine("REML"));
  }

  @Test
  void theSentenceSaysWhatIsEstimated() {
    String sentence = effect(Transformation.EXP).sentence();
    assertTrue(
        sentence.startsWith(
            "The mean of the true effects, back-transformed to a ratio, is estimated at 0.4894"),
        sentence);
    assertTrue(sentence.contains("95 % CI 0.3441 to 0.6962; z = -3.974"), sentence);
  }
}
