package io.github.metasaw.kernel.magic.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.report.document.Sheet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The help of every measure has its inputs, its formula and its choices. */
class MeasureHelpTest {

  @ParameterizedTest
  @EnumSource(EffectMeasure.class)
  void everyMeasureIsExplained(EffectMeasure measure) {
    Sheet help = MeasureHelp.of(measure);
    String text = help.text();
    assertEquals(measure.formula().roles().size(), help.rows().size());
    assertTrue(text.contains(measure.analysisLabel()), text);
    assertTrue(text.contains("yi = "), text);
    assertTrue(text.contains("Inputs: give "), text);
    assertEquals(measure.formula().isCorrected(), text.contains("--no-correct"));
    assertEquals(measure.formula().countsEvents(), text.contains("--add and --to"));
    assertEquals(measure.formula().varianceTypes().size() > 1, text.contains("--vtype"));
  }
}
