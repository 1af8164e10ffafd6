package io.github.metasaw.statement;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import java.util.List;
import java.util.Locale;

/**
 * The effect measure, and the scales on which it is analysed and read.
 *
 * @param measure of the studies
 * @param scale on which results are read
 * @param hasSpread whether the model has an SD of the true effects
 */
public record AnalysisScale(EffectMeasure measure, Transformation scale, boolean hasSpread)
    implements Statement {

  /** People after whom measures are called. */
  private static final List<String> NAMES =
      List.of("Peto", "Yule", "Cohen", "Hedges", "Fisher", "Cronbach");

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
              .formatted(
                  scale.label().toLowerCase(Locale.ROOT), hasSpread ? ", τ and τ² are not" : "");
    }
    String shown = inSentence(measure.label(scale));
    String analysed = inSentence(measure.analysisLabel());
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

  /** A label within a sentence; names of people and abbreviations keep their capitals. */
  private static String inSentence(String label) {
    boolean isWord = label.length() > 1 && Character.isLowerCase(label.charAt(1));
    return isWord && NAMES.stream().noneMatch(label::startsWith)
        ? Character.toLowerCase(label.charAt(0)) + label.substring(1)
        : label;
  }
}
