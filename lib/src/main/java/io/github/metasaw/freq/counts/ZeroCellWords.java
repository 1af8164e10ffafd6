package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.EffectMeasure;

/** What each method does with zero cells, in words. */
final class ZeroCellWords {

  private ZeroCellWords() {}

  /**
   * The sentence of a method.
   *
   * @param method which pooled
   * @param measure what was pooled
   * @param options with what is done to zero cells
   * @return for tables and rates with a zero, and for studies that say nothing
   */
  static String of(CountsMethod method, EffectMeasure measure, CountsOptions options) {
    return switch (method) {
      case MH -> mantelHaenszel(measure) + pooled(options);
      case PETO ->
          "Peto's method needs no constant for zero cells; a study without events in either group,"
              + " or without non-events, adds nothing to it."
              + pooled(options);
      case BB ->
          "The likelihood takes zero cells as they are, without a correction. A study without events in either group"
              + " informs the risks of both groups"
              + left(options);
      case FIRTH ->
          "The likelihood takes zero cells as they are, and the penalty prevents an infinite"
              + " estimate. A study without events in either group informs only its own"
              + " baseline"
              + left(options);
      case UM_FS ->
          "The likelihood takes zero cells as they are, without a correction. A study without events in either group"
              + " informs only its own baseline"
              + left(options);
      case UM_RS ->
          "The likelihood takes zero cells as they are, without a correction. A study without events in either group"
              + " informs the baseline risk, and through it the effect"
              + left(options);
      case CM_EL, CM_AL ->
          "The likelihood takes zero cells as they are, without a correction. Given no"
              + " events in either group there is only one possible table, so such a study carries no"
              + " information"
              + left(options);
      case GLMM -> "The likelihood takes zero cells as they are, without a correction.";
    };
  }

  private static String mantelHaenszel(EffectMeasure measure) {
    return measure == EffectMeasure.RD || measure == EffectMeasure.IRD
        ? "Mantel-Haenszel needs no constant for zero cells; a study without events in either group"
            + " counts as a difference of 0."
        : "Mantel-Haenszel needs no constant for zero cells; a study without events in either group"
            + " adds nothing to a ratio.";
  }

  private static String pooled(CountsOptions options) {
    return " In the pooled estimate: %s. In the studies' own estimates, on which Q and I2 rest: %s."
        .formatted(options.pooledZeros().label(), options.studyZeros().label());
  }

  private static String left(CountsOptions options) {
    return (options.studyZeros().drops00() ? "; it was left out." : "; it was kept.")
        + " In the studies' own estimates, on which I2 rests: "
        + options.studyZeros().label()
        + ".";
  }
}
