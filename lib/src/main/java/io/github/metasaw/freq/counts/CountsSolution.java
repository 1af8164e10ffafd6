package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.fit.Solution.Search;
import io.github.metasaw.freq.counts.StudyEstimates.HeterogeneityTest;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a method returns for counts: numbers, and how they were found. Of ratios they are on the log
 * scale. The arrays are not copied and must not be changed.
 *
 * @param method which was used
 * @param measure what was pooled
 * @param rows the studies it rests on
 * @param beta coefficients of the mean effect, the intercept first [p]
 * @param covariance of {@code beta}, row-major [p x p]
 * @param spread how much the studies differ
 * @param tests those that the method has
 * @param fit the likelihood
 * @param search how the maximum was found; a closed form has no iterations
 */
public record CountsSolution(
    CountsMethod method,
    EffectMeasure measure,
    Rows rows,
    double[] beta,
    double[] covariance,
    Spread spread,
    Map<CountsTest, ChiSquareTest> tests,
    FitStatistics fit,
    Search search) {

  private static final Search CLOSED_FORM = new Search(true, 0, 0, "closed form");

  /**
   * The studies that a solution rests on.
   *
   * @param pooled number of studies that were pooled
   * @param estimates of the studies that have one of their own
   */
  record Rows(int pooled, StudyEstimates estimates) {}

  /**
   * How much the studies differ.
   *
   * @param tau2 variance of the effects; 0 for methods of one common effect
   * @param seTau2 its standard error; NaN where it was not estimated or is at the end of its range
   * @param sigma2 variance of the log odds or log rates of the studies' second groups; NaN for
   *     methods that do not estimate it
   * @param I2 a proportion
   * @param H2 a ratio
   */
  public record Spread(double tau2, double seTau2, double sigma2, double I2, double H2) {}

  /** Copies the tests. */
  public CountsSolution {
    tests = Map.copyOf(tests);
  }

  /**
   * A closed form.
   *
   * @param pooled estimate and standard error [2]
   * @param fit the likelihood of the studies' own estimates
   */
  static CountsSolution pooled(
      CountsMethod method,
      EffectMeasure measure,
      double[] pooled,
      Rows rows,
      HeterogeneityTest heterogeneity,
      FitStatistics fit,
      Map<CountsTest, ChiSquareTest> tests) {
    Map<CountsTest, ChiSquareTest> all = new EnumMap<>(CountsTest.class);
    all.putAll(tests);
    all.put(CountsTest.HETEROGENEITY, heterogeneity.test());
    return new CountsSolution(
        method,
        measure,
        rows,
        new double[] {pooled[0]},
        new double[] {pooled[1] * pooled[1]},
        new Spread(0, Double.NaN, Double.NaN, heterogeneity.I2(), heterogeneity.H2()),
        all,
        fit,
        CLOSED_FORM);
  }

  /**
   * Number of studies that were pooled.
   *
   * @return k
   */
  public int k() {
    return rows.pooled();
  }

  /**
   * Number of studies that have an estimate of their own, which heterogeneity rests on.
   *
   * @return at most k
   */
  public int estimates() {
    return rows.estimates().k();
  }

  /**
   * Number of coefficients.
   *
   * @return p
   */
  public int p() {
    return beta.length;
  }

  /**
   * The pooled effect, or the first coefficient.
   *
   * @return on the scale of the analysis: logs of ratios
   */
  public double estimate() {
    return beta[0];
  }

  /**
   * Its standard error.
   *
   * @return on the scale of the analysis
   */
  public double se() {
    return se(0);
  }

  /**
   * The standard error of a coefficient.
   *
   * @param j which, from 0
   * @return on the scale of the analysis
   */
  public double se(int j) {
    return Math.sqrt(covariance[j * p() + j]);
  }

  /**
   * A test.
   *
   * @param test which
   * @return {@link ChiSquareTest#NONE} where the method does not have it
   */
  public ChiSquareTest test(CountsTest test) {
    return tests.getOrDefault(test, ChiSquareTest.NONE);
  }
}
