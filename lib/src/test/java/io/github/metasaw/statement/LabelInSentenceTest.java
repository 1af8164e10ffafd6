package io.github.metasaw.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.EffectName;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.report.Render;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class LabelInSentenceTest {

  /** Five correlations, with a moderator. */
  private static final Table CORRELATIONS =
      Table.create(
          "correlations",
          DoubleColumn.create("yi", 0.1, 0.4, 0.2, 0.6, 0.3),
          DoubleColumn.create("vi", 0.02, 0.01, 0.03, 0.02, 0.01),
          DoubleColumn.create("x", 1, 2, 3, 4, 5));

  @Test
  void namesAndAbbreviationsKeepTheirCapitals() {
    assertEquals("risk ratio", LabelInSentence.of("Risk ratio"));
    assertEquals("Peto odds ratio", LabelInSentence.of(EffectMeasure.PETO.label()));
    assertEquals("R²", LabelInSentence.of("R²"));
    assertEquals("", LabelInSentence.of(""));
    assertEquals(
        "correlation (Fisher's z)", LabelInSentence.of(EffectMeasure.ZCOR.analysisLabel()));
  }

  @Test
  void articles() {
    assertEquals("an odds ratio", LabelInSentence.withArticle("Odds ratio"));
    assertEquals("a ratio", LabelInSentence.withArticle("Ratio"));
    assertEquals("an R²", LabelInSentence.withArticle("R²"));
    assertEquals("a Peto odds ratio", LabelInSentence.withArticle("Peto odds ratio"));
  }

  @Test
  void aCoefficientIsOnTheScaleOfFishersZ() {
    FrequentistFit fit =
        Meta.fit(
            Meta.studies(CORRELATIONS).measure(EffectMeasure.ZCOR),
            "yi ~ x",
            Map.of(),
            FreqOptions.defaults());
    String sentence = Statements.coefficients(fit).get(0).sentence();
    assertTrue(sentence.contains("on the scale of the correlation (Fisher's z),"), sentence);
  }

  @Test
  void aScaleOfRSquaredIsNotLowered() {
    FrequentistFit fit = Meta.fit(Meta.studies(CORRELATIONS).measure(EffectMeasure.ZR2).read());
    assertTrue(
        Render.summary(fit, Transformation.TANH_SQUARED, Wording.JAVA).headers().contains("R²"));
    PooledEffect pooled = Statements.pooled(fit, Transformation.TANH_SQUARED).orElseThrow();
    assertTrue(pooled.sentence().contains("back-transformed to an R²,"), pooled.sentence());
    assertEquals("R²", new EffectName("", EffectMeasure.ZR2).on(Transformation.TANH_SQUARED));
  }
}
