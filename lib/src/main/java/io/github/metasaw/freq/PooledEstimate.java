package io.github.metasaw.freq;

import io.github.metasaw.distribution.Reference;
import io.github.metasaw.fit.Interval;
import java.util.stream.IntStream;

/**
 * The pooled effect of studies without moderators, on plain arrays: for programs that have numbers
 * and no table. The fits of tables give the same numbers.
 *
 * @param estimate of the effect, on the scale of the analysis
 * @param se its standard error
 * @param statistic estimate / se: z or t
 * @param df degrees of freedom of t; NaN for z
 * @param p two-sided
 * @param interval of the effect
 * @param prediction interval of the true effect of a next study; NaN of a model without tau2
 */
public record PooledEstimate(
    double estimate,
    double se,
    double statistic,
    double df,
    double p,
    Interval interval,
    Interval prediction) {

  /**
   * What a solution says of its only coefficient.
   *
   * @param solution of studies without moderators
   * @return estimate, test and intervals by the options of the solution
   */
  public static PooledEstimate of(OneVarianceSolution solution) {
    FreqOptions options = solution.options();
    double estimate = solution.estimate(0);
    double se = solution.se(0);
    double df = solution.testDf();
    double half = Reference.critical(options.level(), df) * se;
    double wide = Double.NaN;
    if (!options.method().isZero()) {
      double beyond = options.prediction().degrees(solution.df(), df);
      wide = Reference.critical(options.level(), beyond) * Math.sqrt(se * se + solution.tau2());
    }
    return new PooledEstimate(
        estimate,
        se,
        estimate / se,
        df,
        Reference.twoSided(estimate / se, df),
        new Interval(estimate - half, estimate + half),
        new Interval(estimate - wide, estimate + wide));
  }

  /**
   * The fits without each study in turn. R: metafor's {@code leave1out}.
   *
   * @param yi estimates [k], 3 or more
   * @param vi sampling variances [k]
   * @param options estimator, test and level
   * @return the solution without each study [k]
   */
  public static OneVarianceSolution[] leaveOneOut(double[] yi, double[] vi, FreqOptions options) {
    OneVarianceSolution[] fits = new OneVarianceSolution[yi.length];
    for (int left = 0; left < yi.length; left++) {
      int out = left;
      int[] kept = IntStream.range(0, yi.length).filter(i -> i != out).toArray();
      double[] y = IntStream.of(kept).mapToDouble(i -> yi[i]).toArray();
      double[] v = IntStream.of(kept).mapToDouble(i -> vi[i]).toArray();
      fits[left] = OneVarianceSolution.fit(y, v, null, 1, options);
    }
    return fits;
  }
}
