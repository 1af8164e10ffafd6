package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.fit.InformationCriteria;
import io.github.metasaw.freq.refit.OneTau2Solution;
import io.github.metasaw.model.parameter.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * What a method returns for counts: numbers, and how they were found. Of ratios they are on the log
 * scale. The arrays are not copied and must not be changed.
 *
 * @param method which was used
 * @param measure what was pooled
 * @param basis the studies it rests on
 * @param beta coefficients of the mean effect, the intercept first [p]
 * @param vcov their covariance, row-major [p x p]
 * @param spread how much the studies differ
 * @param tests those that the method has
 * @param fit the likelihood
 * @param search how the maximum was found; a closed form has no iterations
 */
public record CountsSolution(
    CountsMethod method,
    EffectMeasure measure,
    Basis basis,
    double[] beta,
    double[] vcov,
    Spread spread,
    Map<CountsTest, ChiSquareTest> tests,
    FitStatistics fit,
    Search search)
    implements OneTau2Solution {

  /** How closed forms are found. */
  static final Search CLOSED_FORM = new Search(true, 0, 0, "closed form");

  /**
   * The studies that a solution rests on.
   *
   * @param rows number of studies that were pooled
   * @param kept columns of the design that have a coefficient [p]
   * @param aliased columns that others explain
   * @param weights shares of all studies of the data in the mean, per cent
   * @param estimates of the pooled studies that have one of their own, by their place among all
   *     studies of the data
   */
  record Basis(int rows, int[] kept, int[] aliased, double[] weights, StudyEstimates estimates) {

    /** Without moderators. */
    static Basis intercept(int rows, double[] weights, StudyEstimates estimates) {
      return new Basis(rows, new int[] {0}, new int[0], weights, estimates);
    }
  }

  /**
   * How much the studies differ.
   *
   * @param tau2 variance of the effects; 0 for methods of one common effect
   * @param seTau2 its standard error; NaN where it was not estimated or is at the end of its range
   * @param sigma2 variance of the log odds or log rates of the studies' second groups; NaN for
   *     methods that do not estimate it
   * @param I2 a proportion
   * @param H2 a ratio
   * @param overdispersion correlation of the events of one group, of a beta-binomial model; NaN for
   *     methods that do not estimate it
   */
  public record Spread(
      double tau2, double seTau2, double sigma2, double I2, double H2, double overdispersion) {

    /** Of a model with one common effect. */
    static Spread common(double I2, double H2) {
      return new Spread(0, Double.NaN, Double.NaN, I2, H2, Double.NaN);
    }

    Spread withOverdispersion(double rho) {
      return new Spread(tau2, seTau2, sigma2, I2, H2, rho);
    }
  }

  /**
   * A likelihood with its criteria.
   *
   * @param criteria log-likelihood, AIC and the like
   * @param deviance -2 times the log-likelihood, less that of the saturated model
   */
  public record FitStatistics(InformationCriteria criteria, double deviance) {

    /** Where there is no likelihood. */
    static final FitStatistics NONE =
        new FitStatistics(new InformationCriteria(Double.NaN, 0, 0), Double.NaN);
  }

  /** Copies the tests. */
  public CountsSolution {
    tests = Map.copyOf(tests);
  }

  /**
   * Number of studies that have an estimate of their own, which I2 rests on.
   *
   * @return at most {@link #rows}
   */
  public int estimates() {
    return basis.estimates().k();
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
   * A test.
   *
   * @param test which
   * @return {@link ChiSquareTest#NONE} where the method does not have it
   */
  public ChiSquareTest test(CountsTest test) {
    return tests.getOrDefault(test, ChiSquareTest.NONE);
  }

  @Override
  public int rows() {
    return basis.rows();
  }

  @Override
  public int[] kept() {
    return basis.kept().clone();
  }

  @Override
  public int[] aliased() {
    return basis.aliased().clone();
  }

  @Override
  public int p() {
    return beta.length;
  }

  @Override
  public double estimate(int j) {
    return beta[j];
  }

  @Override
  public double covariance(int i, int j) {
    return vcov[i * p() + j];
  }

  @Override
  public double[] theta() {
    return new double[0];
  }

  @Override
  public double tau2() {
    return spread.tau2();
  }

  @Override
  public double seTau2() {
    return spread.seTau2();
  }

  @Override
  public int df() {
    return test(CountsTest.HETEROGENEITY).df();
  }

  @Override
  public double i2() {
    return spread.I2();
  }

  @Override
  public double h2() {
    return spread.H2();
  }

  @Override
  public int parameterCount() {
    return fit.criteria().parameters();
  }

  @Override
  public double logLik() {
    return fit.criteria().logLik();
  }

  @Override
  public double observations() {
    return fit.criteria().observations();
  }

  @Override
  public double q() {
    return test(CountsTest.HETEROGENEITY).statistic();
  }

  /** Of the studies' own estimates, those that have one. */
  @Override
  public double typicalVariance() {
    return basis.estimates().typicalVariance();
  }

  @Override
  public double[] weights() {
    return basis.weights().clone();
  }

  /** Of the studies' own estimates; a study without one, and a mean with moderators, have none. */
  @Override
  public double[] residuals() {
    double[] residuals = new double[basis.weights().length];
    Arrays.fill(residuals, Double.NaN);
    StudyEstimates own = basis.estimates();
    for (int i = 0; i < own.k() && p() == 1; i++) {
      residuals[own.rows()[i]] = own.yi()[i] - beta[0];
    }
    return residuals;
  }

  @Override
  public Set<Parameter> boundary() {
    return Set.of();
  }
}
