package io.github.metasaw.freq;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.freq.tau2.CentredData;
import io.github.metasaw.freq.tau2.MarginalModel;
import io.github.metasaw.freq.tau2.ObservedInformation;
import io.github.metasaw.freq.tau2.Tau2Estimate;
import io.github.metasaw.model.parameter.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The solution of yi ~ N(X beta, vi + tau2), on plain arrays: what a fit, a leave-one-out and a
 * cumulative analysis have in common.
 */
public final class OneVarianceSolution implements Solved {

  final int k;

  /** Coefficients, aliased ones not counted. */
  final int p;

  final FreqOptions options;
  final Tau2Estimate estimate;
  final double tau2;

  /** Indices of the columns of X that earlier columns explain. */
  final int[] aliased;

  /** Indices of the columns of X that have a coefficient [p]. */
  final int[] kept;

  private final CentredData data;
  private final MarginalModel model;
  private final OneVarianceCoefficients coefficients;
  private double typicalVariance = Double.NaN;
  private double q = Double.NaN;
  private boolean isKnownAtZero;
  private double logLik = Double.NaN;

  /**
   * Fits.
   *
   * @param yi estimates [k]
   * @param vi sampling variances [k]
   * @param x design, row-major [k x p]; null for an intercept
   * @param p columns of x; 1 for an intercept
   * @param o estimator, test and level
   * @return estimates, their covariance and tau2
   * @throws MetaException if there are too few studies for the coefficients and tau2
   */
  public static OneVarianceSolution fit(
      double[] yi, double[] vi, double @Nullable [] x, int p, FreqOptions o) {
    return fit(yi, vi, x, p, o, Double.NaN);
  }

  /**
   * Fits, with the search starting near the estimate, for example at the tau2 of nearly the same
   * studies.
   */
  static OneVarianceSolution fit(
      double[] yi, double[] vi, double @Nullable [] x, int p, FreqOptions o, double hint) {
    // One study has no spread to scale by and no degrees of freedom: z, as in metafor.
    FreqOptions possible = yi.length == 1 && o.test().usesT() ? o.withTest(CoefficientTest.Z) : o;
    CentredData data = CentredData.of(yi, vi, x, p);
    return new OneVarianceSolution(data, possible, estimateTau2(data.model(), possible, hint));
  }

  /** The fit at a value of tau2. */
  OneVarianceSolution(CentredData data, FreqOptions options, Tau2Estimate estimate) {
    this.data = data;
    this.model = data.model();
    this.k = model.k();
    this.p = model.p();
    this.kept = data.kept();
    this.aliased = data.aliased();
    this.options = options;
    this.estimate = estimate;
    this.tau2 = estimate.tau2();
    this.coefficients = new OneVarianceCoefficients(data, options, tau2);
  }

  private static Tau2Estimate estimateTau2(MarginalModel model, FreqOptions options, double hint) {
    int k = model.k();
    int p = model.p();
    if (options.hasFixedTau2() && !options.method().isZero()) {
      return Tau2Estimate.closed(options.fixedTau2());
    }
    if (k == 1) {
      return Tau2Estimate.closed(0);
    }
    if (!options.method().isZero() && k - p < 1) {
      throw MetaException.format(
          "%d coefficients and tau2 cannot be estimated from %d studies; take moderators out, or"
              + " choose the common-effect model",
          p, k);
    }
    return options.method().estimate(model, options.weights(), hint);
  }

  /** Coefficients [p]; not a copy. */
  public double[] beta() {
    return coefficients.beta;
  }

  /** Covariance of the coefficients, row-major [p x p]; not a copy. */
  double[] vcov() {
    return coefficients.vcov;
  }

  @Override
  public double se(int j) {
    return Math.sqrt(coefficients.vcov[j * p + j]);
  }

  /** k - p. */
  @Override
  public int df() {
    return k - p;
  }

  /** Knapp and Hartung's factor; 1 for other tests. */
  double s2w() {
    return coefficients.s2w;
  }

  /** Covariance of these coefficients if tau2 and s2w had other values, row-major [p x p]. */
  double[] covarianceAt(double otherTau2, double otherS2w) {
    return coefficients.covarianceAt(otherTau2, otherS2w);
  }

  /** The data as the estimators see them. */
  CentredData data() {
    return data;
  }

  /** yi - fitted [k]. */
  @Override
  public double[] residuals() {
    return coefficients.residuals();
  }

  /** The model that the estimators evaluate. */
  MarginalModel model() {
    return model;
  }

  /** Standard error of tau2. */
  @Override
  public double seTau2() {
    if (coefficients.observes()) {
      return Math.sqrt(ObservedInformation.varianceOfTau2(model, tau2, options.isRestricted()));
    }
    return k == 1 || df() < 1
        ? Double.NaN
        : options.method().standardError(model, tau2, options.weights());
  }

  /** Stores y'Py and tr P at tau2 = 0 where they are known without an evaluation. */
  void knowAtZero(double yPy, double trP) {
    boolean saturated = df() == 0;
    q = saturated ? 0 : yPy;
    typicalVariance = saturated ? 0 : df() / trP;
    isKnownAtZero = true;
  }

  /** Cochran's Q, y'Py at tau2 = 0; NaN when a vi is 0. */
  @Override
  public double q() {
    evaluateAtZero();
    return q;
  }

  /** (k - p)/tr P at tau2 = 0, the typical sampling variance (Higgins and Thompson 2002, eq. 9). */
  @Override
  public double typicalVariance() {
    evaluateAtZero();
    return typicalVariance;
  }

  private void evaluateAtZero() {
    if (!isKnownAtZero) {
      model.at(0);
      knowAtZero(model.yPy(), model.trP());
    }
  }

  @Override
  public double logLik() {
    if (Double.isNaN(logLik)) {
      model.at(tau2);
      logLik =
          options.isRestricted()
              ? model.logLikREML(tau2, coefficients.rss)
              : model.logLikML(tau2, coefficients.rss);
    }
    return logLik;
  }

  @Override
  public double observations() {
    return options.isRestricted() ? df() : k;
  }

  @Override
  public int parameterCount() {
    return p + (isEstimated() ? 1 : 0);
  }

  private boolean isEstimated() {
    return !options.method().isZero() && !options.hasFixedTau2();
  }

  @Override
  public FreqOptions options() {
    return options;
  }

  @Override
  public int rows() {
    return k;
  }

  @Override
  public int p() {
    return p;
  }

  @Override
  public int[] kept() {
    return kept.clone();
  }

  @Override
  public int[] aliased() {
    return aliased.clone();
  }

  @Override
  public List<Parameter> dispersion() {
    return List.of();
  }

  @Override
  public double estimate(int j) {
    return coefficients.beta[j];
  }

  @Override
  public double covariance(int i, int j) {
    return coefficients.vcov[i * p + j];
  }

  @Override
  public double[] theta() {
    return new double[] {0.5 * Math.log(tau2)};
  }

  @Override
  public double tau2() {
    return tau2;
  }

  @Override
  public double[] heterogeneity() {
    double[] all = new double[k];
    Arrays.fill(all, tau2);
    return all;
  }

  @Override
  public double[] sigma() {
    double[] all = new double[k];
    Arrays.fill(all, Math.sqrt(tau2));
    return all;
  }

  @Override
  public Search search() {
    return new Search(
        estimate.converged(),
        estimate.evaluations(),
        estimate.evaluations(),
        estimate.evaluations() == 0 ? "closed form" : "Newton's method on a bracket");
  }

  @Override
  public Set<Parameter> boundary() {
    return isEstimated() && tau2 == 0 && k > 1
        ? Set.of(new Parameter.Sigma(0, Parameter.INTERCEPT))
        : Set.of();
  }

  @Override
  public double[] hat() {
    return coefficients.hat();
  }

  @Override
  public double[] weights() {
    return coefficients.shares();
  }
}
