package io.github.metasaw.statement;

/**
 * The omnibus test of the moderators of the mean.
 *
 * @param statistic QM, a chi-square, or F
 * @param df1 number of coefficients tested
 * @param df2 denominator degrees of freedom; NaN for the chi-square
 * @param p its p value
 * @param R2 share of tau2 that the moderators account for; NaN where it is not known
 * @param scope of the test, and what R2 is a share of
 */
public record ModeratorTest(double statistic, int df1, double df2, double p, double R2, Scope scope)
    implements Statement {

  /**
   * What is tested and explained.
   *
   * @param isOfAll whether all coefficients are tested, because there is no intercept
   * @param hasSpread whether the model has a variance of the true effects
   */
  public record Scope(boolean isOfAll, boolean hasSpread) {}

  @Override
  public String line(Notation notation) {
    String share = Double.isNaN(R2) ? "" : "; %s = %s".formatted(notation.squared("R"), percent());
    return "moderators: %s, p %s%s".formatted(test(), Numbers.equality(p), share);
  }

  private String test() {
    String value = Numbers.fixed(statistic, 3);
    return Double.isNaN(df2)
        ? "QM = %s on %d df".formatted(value, df1)
        : "F = %s on %d and %s df".formatted(value, df1, Numbers.significant(df2, 4));
  }

  private String percent() {
    return Numbers.percent(R2);
  }

  @Override
  public String sentence() {
    return "The joint test %s gave %s, p %s%s."
        .formatted(
            scope.isOfAll() ? "that all coefficients are 0" : "of the moderators",
            test(),
            Numbers.equality(p),
            Double.isNaN(R2) ? "" : share());
  }

  private String share() {
    if (!scope.hasSpread()) {
      return ". The adjusted R² of the weighted regression is " + percent();
    }
    return R2 > 0
        ? ". They account for an estimated %s of the variance of the true effects (R²)"
            .formatted(percent())
        : ". With them, the estimated variance of the true effects is no smaller than without (R² = %s)"
            .formatted(percent());
  }
}
