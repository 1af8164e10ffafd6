package io.github.metasaw.statement;

/**
 * Cochran's Q: the test of the hypothesis that all studies have the same effect, or, with
 * moderators, that nothing is left to explain.
 *
 * @param isResidual whether there are moderators
 * @param Q its value
 * @param df its degrees of freedom, k - p
 * @param p its p value
 */
public record CochranQ(boolean isResidual, double Q, int df, double p) implements Statement {

  @Override
  public String line(Notation notation) {
    return (isResidual ? "residual " : "") + line(Q, df, p);
  }

  /**
   * A Q of any kind.
   *
   * @param statistic its value
   * @param df degrees of freedom
   * @param p its p value
   * @return {@code Q = 5.432 on 7 df, p = 0.6074}
   */
  static String line(double statistic, int df, double p) {
    return "Q = %s on %d df, p %s".formatted(Numbers.fixed(statistic, 3), df, Numbers.equality(p));
  }

  @Override
  public String sentence() {
    if (df == 0) {
      return isResidual
          ? "With as many coefficients as estimates, nothing is left by which to judge"
              + " heterogeneity."
          : "Heterogeneity cannot be estimated from one study.";
    }
    return "The test of %s gave Q = %s (%d df, p %s)."
        .formatted(
            isResidual ? "residual heterogeneity" : "homogeneity",
            Numbers.fixed(Q, 2),
            df,
            Numbers.equality(p));
  }
}
