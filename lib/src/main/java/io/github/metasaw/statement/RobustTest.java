package io.github.metasaw.statement;

/**
 * The cluster-robust test that several coefficients of the mean are 0.
 *
 * @param type {@code CR0}, {@code CR1} or {@code CR2}
 * @param statistic F
 * @param df1 number of coefficients tested, 2 or more
 * @param df2 denominator degrees of freedom
 * @param p p value; NaN if there are too few clusters
 * @param exceptIntercept whether the intercept is the one coefficient that is not tested
 */
public record RobustTest(
    String type, double statistic, int df1, double df2, double p, boolean exceptIntercept)
    implements Statement {

  @Override
  public String line(Notation notation) {
    return "cluster-robust (%s): %s".formatted(type, test());
  }

  @Override
  public String sentence() {
    return "The cluster-robust test (%s) that all %d coefficients%s are 0 gives %s."
        .formatted(
            type,
            df1,
            exceptIntercept ? " but the intercept" : "",
            Double.isNaN(p) ? "no result: there are too few clusters" : test());
  }

  private String test() {
    return Double.isNaN(p)
        ? "too few clusters for a test of %d coefficients".formatted(df1)
        : "F = %s on %d and %s df, p %s"
            .formatted(
                Numbers.fixed(statistic, 3), df1, Numbers.significant(df2, 4), Numbers.equality(p));
  }
}
