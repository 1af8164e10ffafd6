package io.github.metasaw.freq.bias;

import io.github.metasaw.fit.Interval;

/**
 * What a test of funnel asymmetry finds.
 *
 * @param test which
 * @param statistic z or t; NaN where the test is exact, or does not apply
 * @param df degrees of freedom of t; NaN for z
 * @param p two-sided; NaN where the test does not apply
 * @param estimate the slope of a regression, on the scale of yi per unit of the predictor;
 *     Kendall's tau of a rank correlation
 * @param limit the effect of an infinitely large study, on the scale of yi: the intercept of a
 *     regression on a predictor that vanishes; NaN for others
 * @param limitInterval its confidence interval at the level of the fit
 * @param note why the test does not apply, or what to mind; empty where there is nothing to say
 */
public record AsymmetryResult(
    AsymmetryTest test,
    double statistic,
    double df,
    double p,
    double estimate,
    double limit,
    Interval limitInterval,
    String note) {

  private static final Interval NONE = new Interval(Double.NaN, Double.NaN);

  /** A test that these studies do not have the data for. */
  static AsymmetryResult absent(AsymmetryTest test, String reason) {
    double none = Double.NaN;
    return new AsymmetryResult(test, none, none, none, none, none, NONE, reason);
  }

  /** The slope of a regression. */
  static AsymmetryResult of(AsymmetryTest test, FunnelRegression line, boolean hasLimit) {
    return new AsymmetryResult(
        test,
        line.statistic(),
        line.df(),
        line.p(),
        line.slope(),
        hasLimit ? line.intercept() : Double.NaN,
        hasLimit ? line.interceptInterval() : NONE,
        "");
  }

  /** A rank correlation. */
  static AsymmetryResult of(AsymmetryTest test, KendallRank rank) {
    double none = Double.NaN;
    return new AsymmetryResult(
        test, rank.z(), none, rank.p(), rank.tau(), none, NONE, rank.isExact() ? "exact p" : "");
  }

  /** The same result with something to mind. */
  AsymmetryResult withNote(String more) {
    String both = note.isEmpty() ? more : note + "; " + more;
    return new AsymmetryResult(test, statistic, df, p, estimate, limit, limitInterval, both);
  }
}
