package io.github.metasaw.statement;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;

/**
 * The effect measure, and the scales on which it is analysed and read.
 *
 * @param measure of the studies
 * @param scale on which results are read
 * @param hasSpread whether the model has an SD of the true effects
 */
public record AnalysisScale(EffectMeasure measure, Transformation scale, boolean hasSpread)
    implements Statement {

  @Override
  public String line(Notation notation) {
    String sentence = sentence();
    return sentence.substring(0, sentence.length() - 1);
  }

  @Override
  public String sentence() {
    if (measure == EffectMeasure.GEN) {
      return scale.isIdentity()
          ? "Effect estimates and their sampling variances were taken as supplied; the effect measure was not specified."
          : "Effect estimates and their sampling variances were taken as supplied; results are back-transformed (%s)%s."
              .formatted(LabelInSentence.of(scale.label()), hasSpread ? ", τ and τ² are not" : "");
    }
    String shown = LabelInSentence.of(measure.label(scale));
    String analysed = LabelInSentence.of(measure.analysisLabel());
    if (scale.isIdentity()) {
      return "The effect measure is the %s.".formatted(analysed);
    }
    boolean isScale = analysed.startsWith(shown + " (");
    String how =
        isScale
            ? onScale(analysed.substring(shown.length() + 2, analysed.length() - 1))
            : "as the " + analysed;
    String spread =
        isScale ? ", on which τ and τ² are given" : ", on whose scale τ and τ² are given";
    return "The effect measure is the %s, analysed %s%s."
        .formatted(shown, how, hasSpread ? spread : "");
  }

  private static String onScale(String name) {
    return name.startsWith("Fisher's")
        ? "on the scale of " + name
        : "on the %s scale".formatted(name);
  }
}
