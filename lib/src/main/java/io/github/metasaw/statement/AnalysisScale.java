package io.github.metasaw.statement;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import java.util.Locale;

/**
 * The effect measure, and the scales on which it is analysed and read.
 *
 * @param measure of the studies
 * @param scale on which results are read
 */
public record AnalysisScale(EffectMeasure measure, Transformation scale) implements Statement {

  @Override
  public String line(Notation notation) {
    String sentence = sentence();
    return sentence.substring(0, sentence.length() - 1);
  }

  @Override
  public String sentence() {
    if (measure == EffectMeasure.GEN) {
      return scale.isIdentity()
          ? "Effect estimates and their sampling variances were taken as supplied; their measure was not named."
          : "Effect estimates and their sampling variances were taken as supplied; results are back-transformed (%s), τ and τ² are not."
              .formatted(scale.label().toLowerCase(Locale.ROOT));
    }
    String analysed = measure.analysisLabel().toLowerCase(Locale.ROOT);
    return scale.isIdentity()
        ? "The effect measure is the %s.".formatted(analysed)
        : "The effect measure is the %s, analysed as the %s, on whose scale τ and τ² are given."
            .formatted(measure.label(scale).toLowerCase(Locale.ROOT), analysed);
  }
}
