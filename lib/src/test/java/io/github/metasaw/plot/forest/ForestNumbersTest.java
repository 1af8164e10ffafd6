package io.github.metasaw.plot.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForestNumbersTest {

  private static ForestNumbers numbers(ForestOptions options) {
    Studies counts =
        Meta.studies(Meta.effects(Meta.dataset("nielweise2007"), EffectMeasure.OR)).read();
    return new ForestNumbers(ForestData.of(List.of(Meta.fit(counts)), options));
  }

  /** 0.004 would read as 0.00; whoever asks for two decimals gets them. */
  @Test
  void noRatioReadsAsZeroUnlessDigitsAreAskedFor() {
    double small = Math.log(0.00412);
    ForestOptions options = ForestOptions.defaults();
    assertEquals("0.004", numbers(options).number(small));
    assertEquals("0.00", numbers(options.withDigits(2)).number(small));
    assertEquals("0.0041", numbers(options.withDigits(4)).number(small));
    assertEquals("0.14", numbers(options).number(Math.log(0.1417)));
  }

  @Test
  void theHeadNamesMeasureAndInterval() {
    assertEquals("Odds ratio [95 % CI]", numbers(ForestOptions.defaults()).heading());
    assertEquals(
        "Odds ratio (95% CI)",
        numbers(ForestOptions.defaults().withStyle(ForestStyle.BMJ)).heading());
    assertEquals(
        "Odds ratio [95% CI]\nRandom effects (REML)",
        numbers(ForestOptions.defaults().withStyle(ForestStyle.REVMAN)).heading());
  }
}
