package io.github.metasaw.data.effect.input;

import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * How effect sizes are computed. What is not said is decided by the measure; what is said is
 * honoured, or refused by a measure that has no such choice. Immutable; {@code with} returns a
 * copy. R: the arguments {@code vtype}, {@code add}, {@code to}, {@code drop00}, {@code flip} and
 * {@code correct} of metafor's {@code escalc}.
 *
 * @param types of the sampling variances: none for the measure's own, one, or one per study
 * @param zeroCells what is done with counts of 0; unsaid, the measure's own constant, 1/2 or 0, is
 *     added to studies with a zero, and no study is left out
 * @param flip factors of the estimates: none, one, or one per study; -1 turns the sign
 * @param correct whether estimates are corrected for bias; null for yes where there is a correction
 */
public record EffectOptions(
    List<VarianceType> types, ZeroCells zeroCells, List<Double> flip, @Nullable Boolean correct) {

  private static final EffectOptions DEFAULTS =
      new EffectOptions(List.of(), ZeroCells.defaults(), List.of(), null);

  /**
   * Checks the factors.
   *
   * @throws MetaException for a factor that is not finite
   */
  public EffectOptions {
    types = List.copyOf(types);
    flip = List.copyOf(flip);
    for (double factor : flip) {
      if (!Double.isFinite(factor)) {
        throw MetaException.of(
            "factors of the estimates must be finite, but one is " + CheckNumber.plain(factor));
      }
    }
  }

  /**
   * Everything as the measure has it.
   *
   * @return the defaults
   */
  public static EffectOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Other variances.
   *
   * @param types one for all studies, or one per study
   * @return a copy
   */
  public EffectOptions withVariance(VarianceType... types) {
    return new EffectOptions(List.of(types), zeroCells, flip, correct);
  }

  /**
   * Another treatment of counts of 0.
   *
   * @param zeros what is said of it
   * @return a copy
   */
  public EffectOptions withZeroCells(ZeroCells zeros) {
    return new EffectOptions(types, zeros, flip, correct);
  }

  /**
   * Another constant for counts.
   *
   * @param constant not negative, in events
   * @return a copy
   */
  public EffectOptions withAdd(double constant) {
    return withZeroCells(zeroCells.withAdd(constant));
  }

  /**
   * Other studies that have the constant added.
   *
   * @param rule which studies
   * @return a copy
   */
  public EffectOptions withTo(ZeroCellRule rule) {
    return withZeroCells(zeroCells.withTo(rule));
  }

  /**
   * Whether studies without events, or with events only, in both groups are left out.
   *
   * @param drop whether they are
   * @return a copy
   */
  public EffectOptions withDrop00(boolean drop) {
    return withZeroCells(zeroCells.withDrop00(drop));
  }

  /**
   * Estimates with the other sign, as if the groups were exchanged.
   *
   * @return a copy
   */
  public EffectOptions withFlip() {
    return withFlip(-1);
  }

  /**
   * Estimates times a factor, variances times its square.
   *
   * @param factors one for all studies, or one per study; -1 turns the sign, 1 leaves it
   * @return a copy
   */
  public EffectOptions withFlip(double... factors) {
    return new EffectOptions(types, zeroCells, DoubleStream.of(factors).boxed().toList(), correct);
  }

  /**
   * Whether estimates are corrected for bias.
   *
   * @param corrected whether they are
   * @return a copy
   */
  public EffectOptions withCorrection(boolean corrected) {
    return new EffectOptions(types, zeroCells, flip, corrected);
  }

  /**
   * Whether any study may have a variance of this type.
   *
   * @param type type of sampling variance
   * @return false if no study has a variance of this type
   */
  public boolean uses(VarianceType type) {
    return types.contains(type);
  }

  /**
   * The type of the variance of a study.
   *
   * @param study index of the study, from 0
   * @return LS unless said otherwise
   */
  public VarianceType type(int study) {
    return types.isEmpty() ? VarianceType.LS : types.size() == 1 ? types.get(0) : types.get(study);
  }

  /**
   * The factor of the estimate of a study.
   *
   * @param study index of the study, from 0
   * @return 1 unless said otherwise
   */
  public double factor(int study) {
    return flip.isEmpty() ? 1 : flip.size() == 1 ? flip.get(0) : flip.get(study);
  }

  /**
   * Whether estimates are corrected for bias.
   *
   * @return yes unless said otherwise
   */
  public boolean corrects() {
    return correct == null || correct;
  }
}
