package io.github.metasaw.statement;

/**
 * How the heterogeneity was estimated.
 *
 * @param estimator in words: {@code restricted maximum likelihood}; empty where it was given
 * @param given tau2 as the user gave it; NaN where it was estimated
 * @param isSeveral whether there are several variances
 */
public record VarianceEstimation(String estimator, double given, boolean isSeveral)
    implements Statement {

  @Override
  public String line(Notation notation) {
    return Double.isNaN(given)
        ? "%s by %s".formatted(isSeveral ? "variances" : notation.tau2(), estimator)
        : "%s given, %s".formatted(notation.tau2(), Numbers.of(given));
  }

  @Override
  public String sentence() {
    if (!Double.isNaN(given)) {
      return "The variance of the true effects was fixed at τ² = %s.".formatted(Numbers.of(given));
    }
    return "The %s estimated by %s."
        .formatted(
            isSeveral
                ? "variances of the random effects were"
                : "variance of the true effects, τ², was",
            named(estimator));
  }

  /** A method named after people has an article. */
  private static String named(String estimator) {
    return Character.isUpperCase(estimator.charAt(0))
        ? "the method of " + estimator.replace("-", " and ")
        : estimator;
  }
}
