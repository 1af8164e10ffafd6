package io.github.metasaw.statement;

/**
 * The variance of the true effects, tau2, where it is one number for all studies.
 *
 * @param tau2 on the scale of yi squared
 * @param se its standard error; NaN where the estimator has none
 * @param source how tau2 came about
 * @param df rows less coefficients, by which it is estimated
 * @param isResidual whether there are moderators
 */
public record TrueVariance(double tau2, double se, Source source, int df, boolean isResidual)
    implements Statement {

  /**
   * The origin of the value of tau2.
   *
   * @param isGiven whether someone gave it
   * @param estimator that estimated it, in words
   */
  public record Source(boolean isGiven, String estimator) {}

  @Override
  public String line(Notation notation) {
    return "%s = %s (SE %s), %s = %s"
        .formatted(
            notation.tau2(),
            Numbers.of(tau2),
            Numbers.of(se),
            notation.tau(),
            Numbers.of(Math.sqrt(tau2)));
  }

  /** Without its error and square root: {@code tau2 = 0.3132}. */
  String brief(Notation notation) {
    return notation.tau2() + " = " + Numbers.of(tau2);
  }

  @Override
  public String sentence() {
    String left = isResidual ? " that the moderators leave" : "";
    if (source.isGiven()) {
      return "The variance of the true effects%s was set to τ² = %s; it was not estimated."
          .formatted(left, Numbers.of(tau2));
    }
    if (df == 0) {
      return "The variance of the true effects%s cannot be estimated from so few estimates."
          .formatted(left);
    }
    if (tau2 == 0) {
      return "The variance of the true effects%s is estimated at 0 (%s); this does not show that"
              .formatted(left, source.estimator())
          + " the effects are equal.";
    }
    String error = Double.isNaN(se) ? "" : ", SE " + Numbers.of(se);
    return "The true effects vary%s with an estimated SD of τ = %s (τ² = %s%s; %s)."
        .formatted(
            isResidual ? " about what the moderators predict" : " about their mean",
            Numbers.of(Math.sqrt(tau2)),
            Numbers.of(tau2),
            error,
            source.estimator());
  }
}
