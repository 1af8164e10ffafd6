package io.github.metasaw.data;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.ZeroCells;
import org.jspecify.annotations.Nullable;

/**
 * What the estimates of {@link Studies} are.
 *
 * @param measure {@link EffectMeasure#GEN} where nobody has said
 * @param raw what the studies report [k]; null where it is not known
 * @param zeroCells what was done with counts of 0 to compute the estimates
 * @param transformation from the scale of the estimates to that on which results are read
 */
record StudyEffects(
    EffectMeasure measure,
    @Nullable RawData raw,
    ZeroCells zeroCells,
    Transformation transformation) {

  /** Estimates of which nobody has said anything. */
  static final StudyEffects UNKNOWN =
      new StudyEffects(EffectMeasure.GEN, null, ZeroCells.defaults(), Transformation.IDENTITY);

  /** Estimates of a measure. */
  static StudyEffects of(EffectMeasure measure) {
    return new StudyEffects(measure, null, ZeroCells.defaults(), scale(measure, null));
  }

  /** Estimates computed from raw data. */
  static StudyEffects of(EffectMeasure measure, RawData raw, ZeroCells zeros) {
    return new StudyEffects(measure, raw, zeros, scale(measure, raw));
  }

  StudyEffects withTransformation(Transformation shown) {
    return new StudyEffects(measure, raw, zeroCells, shown);
  }

  StudyEffects withoutRawData() {
    return new StudyEffects(measure, null, ZeroCells.defaults(), transformation);
  }

  /** Those of some of the studies; the scale may follow from the sizes of their samples. */
  StudyEffects select(int[] keep) {
    RawData rest = raw == null ? null : raw.select(keep.clone());
    boolean isOfMeasure = transformation.equals(scale(measure, raw));
    return new StudyEffects(
        measure, rest, zeroCells, isOfMeasure ? scale(measure, rest) : transformation);
  }

  /** The scale of a measure, which for some depends on the sizes of the samples. */
  private static Transformation scale(EffectMeasure measure, @Nullable RawData raw) {
    return raw == null ? measure.transformation() : measure.transformation(raw);
  }
}
