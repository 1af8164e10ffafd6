package io.github.metasaw.statement;

/**
 * The omnibus test of the moderators of the mean.
 *
 * @param statistic QM, a chi-square, or F
 * @param df1 number of coefficients tested
 * @param df2 denominator degrees of freedom; NaN for the chi-square
 * @param p its p value
 * @param R2 share of tau2 that the moderators account for; NaN where it is not known
 */
public record ModeratorTest(double statistic, int df1, double df2, double p, double R2)
    implements Statement {

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
    String share =
        Double.isNaN(R2)
            ? ""
            : ". They account for an estimated %s of the variance of the true effects (R²)"
                .formatted(percent());
    return "The joint test of the moderators gave %s, p %s%s."
        .formatted(test(), Numbers.equality(p), share);
  }
}
