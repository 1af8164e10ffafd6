package io.github.metasaw.data.effect;

/**
 * What results are called: as someone said, else after their measure and the scale they are shown
 * on.
 *
 * @param given the name that someone gave; empty if nobody did
 * @param measure what the results are
 */
public record EffectName(String given, EffectMeasure measure) {

  /**
   * The name on a scale.
   *
   * @param scale the scale results are shown on
   * @return the given name, else {@code Estimate}, {@code Ratio} or {@code Risk ratio}
   */
  public String on(Transformation scale) {
    return given.isEmpty() ? measure.label(scale) : given;
  }

  /**
   * The title of an axis of true effects.
   *
   * @param scale the scale the axis is labelled on
   * @return {@code Odds ratio (log scale)}; {@code Effect} where the measure is not known
   */
  public String axis(Transformation scale) {
    return given.isEmpty() && measure == EffectMeasure.GEN
        ? scale.axisTitle("Effect")
        : on(scale) + scale.axisNote();
  }
}
