package io.github.metasaw.freq.bias;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.OneVariance;
import io.github.metasaw.freq.tau2.Tau2Estimator;

/**
 * A regression of effects on the size of their studies.
 *
 * @param intercept its first coefficient, on the scale of yi
 * @param interceptSe its standard error
 * @param slope the coefficient of the predictor, the last
 * @param slopeSe its standard error
 * @param df degrees of freedom of t; NaN for the normal distribution
 * @param level confidence of intervals
 */
record FunnelRegression(
    double intercept, double interceptSe, double slope, double slopeSe, double df, double level) {

  /**
   * Weights 1/vi and a dispersion that multiplies vi, estimated by the mean square of the
   * residuals: weighted least squares, R's {@code lm(yi ~ x, weights = 1/vi)}.
   *
   * @param yi effects [k]
   * @param vi inverse weights [k]
   * @param x design, row-major [k x columns]
   * @param level confidence of intervals
   * @return with t of k - columns degrees of freedom
   * @throws MetaException if the predictor does not vary
   */
  static FunnelRegression multiplicative(double[] yi, double[] vi, double[] x, double level) {
    FreqOptions common =
        FreqOptions.defaults()
            .withMethod(Tau2Estimator.COMMON)
            .withTest(CoefficientTest.Z)
            .withLevel(level);
    Solution solution = solve(yi, vi, x, common);
    double dispersion = solution.df() > 0 ? Math.sqrt(solution.q() / solution.df()) : Double.NaN;
    return of(solution, dispersion, solution.df(), level);
  }

  /**
   * Weights 1/(vi + tau2): R's {@code rma(yi, vi, mods = ~ x)}.
   *
   * @param yi effects [k]
   * @param vi sampling variances [k]
   * @param x design, row-major [k x columns]
   * @param options estimator of tau2, test and level
   * @return with the test of the options
   * @throws MetaException if the predictor does not vary
   */
  static FunnelRegression additive(double[] yi, double[] vi, double[] x, FreqOptions options) {
    Solution solution = solve(yi, vi, x, options);
    return of(solution, 1, solution.testDf(), options.level());
  }

  private static Solution solve(double[] yi, double[] vi, double[] x, FreqOptions options) {
    int columns = x.length / yi.length;
    Solution solution = new OneVariance(yi, vi, x, columns, options).solution();
    if (solution.p() < columns) {
      throw MetaException.of(
          "the predictor of the asymmetry is the same in all studies, or a combination of the"
              + " moderators, so it has no slope");
    }
    return solution;
  }

  private static FunnelRegression of(Solution solution, double scale, double df, double level) {
    int last = solution.p() - 1;
    return new FunnelRegression(
        solution.estimate(0),
        scale * solution.se(0),
        solution.estimate(last),
        scale * solution.se(last),
        df,
        level);
  }

  /** The slope over its standard error. */
  double statistic() {
    return slope / slopeSe;
  }

  /** Two-sided, of the slope. */
  double p() {
    return Reference.twoSided(statistic(), df);
  }

  /** The confidence interval of the intercept. */
  Interval interceptInterval() {
    double half = Reference.critical(level, df) * interceptSe;
    return new Interval(intercept - half, intercept + half);
  }

  /** Two-sided, of the intercept. */
  double interceptP() {
    return Reference.twoSided(intercept / interceptSe, df);
  }
}
