package io.github.metasaw.data.effect.formula;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.VarianceType;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Remedy;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The choices a formula offers: options that have a meaning for it. Others are refused.
 *
 * @param types of sampling variances, LS first
 * @param isCorrected whether estimates are corrected for bias unless told otherwise
 * @param zeros what is done about zero cells
 * @param hasTwoGroups whether counts of two groups are compared
 */
record FormulaChoices(
    Set<VarianceType> types, boolean isCorrected, Zeros zeros, boolean hasTwoGroups) {

  /** Large-sample variances, no counts and no correction. */
  static final FormulaChoices NONE =
      new FormulaChoices(Set.of(VarianceType.LS), false, Zeros.NONE, false);

  /** What a formula does about zero cells. */
  enum Zeros {
    /** It counts nothing. */
    NONE,
    /** It adds 1/2 unless told otherwise. */
    HALF,
    /** It adds nothing unless told otherwise. */
    NOTHING
  }

  FormulaChoices withTypes(VarianceType... more) {
    Set<VarianceType> all = new LinkedHashSet<>(types);
    all.addAll(Arrays.asList(more));
    return new FormulaChoices(Collections.unmodifiableSet(all), isCorrected, zeros, hasTwoGroups);
  }

  FormulaChoices withCorrection() {
    return new FormulaChoices(types, true, zeros, hasTwoGroups);
  }

  FormulaChoices withZeros(Zeros other) {
    return new FormulaChoices(types, isCorrected, other, hasTwoGroups);
  }

  FormulaChoices withTwoGroups() {
    return new FormulaChoices(types, isCorrected, zeros, true);
  }

  boolean countsEvents() {
    return zeros != Zeros.NONE;
  }

  /**
   * Refuses options without a meaning for the formula.
   *
   * @param k number of studies
   */
  void check(EffectOptions options, int k) {
    for (VarianceType type : options.types()) {
      if (!types.contains(type)) {
        throw MetaException.unknown(
            "variance type",
            type.id(),
            "for this measure",
            types.stream().map(VarianceType::id).toList());
      }
    }
    checkLength("variance types", options.types().size(), k);
    checkLength("factors", options.flip().size(), k);
    if (options.correct() != null && !isCorrected) {
      throw refused("correction", "its estimates have no correction for bias");
    }
    ZeroCells asked = options.zeroCells();
    if (asked.add() != null && !countsEvents()) {
      throw refused("add", "it does not compute from counts");
    }
    if (asked.to() != null && !countsEvents()) {
      throw refused("to", "it does not compute from counts");
    }
    if (asked.drop00() != null && !hasTwoGroups) {
      throw refused("drop00", "it does not compare counts of two groups");
    }
  }

  private static MetaException refused(String option, String reason) {
    return MetaException.format(
        "%s has no meaning for this measure: %s", Remedy.option(option), reason);
  }

  private static void checkLength(String what, int given, int k) {
    if (given > 1 && given != k) {
      throw MetaException.of(
          "give one of the %s for all studies, or one per study: there are %d, but %d studies"
              .formatted(what, given, k));
    }
  }
}
