package io.github.metasaw.freq;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.freq.tau2.CentredData;
import io.github.metasaw.freq.tau2.MarginalModel;
import io.github.metasaw.freq.tau2.ObservedInformation;
import io.github.metasaw.freq.tau2.Projection;
import io.github.metasaw.freq.tau2.Tau2Bounds;
import io.github.metasaw.freq.tau2.Tau2Estimate;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.freq.tau2.Tau2Intervals;
import io.github.metasaw.model.parameter.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The solution of yi ~ N(X beta, vi + tau2), on plain arrays: what a fit, a leave-one-out and a
 * cumulative analysis have in common.
 *
 * <p>beta = (X'WX)^-1 X'Wy with W = diag(1/(vi + tau2)), or with given weights A the same with A
 * and the sandwich variance (Viechtbauer 2010, J. Stat. Softw. 36(3)).
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
  private final double[] gamma;
  private final double[] beta;
  private final double[] vcov;
  private final double rss;
  private final double s2w;
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

  /** Fits, with a value of tau2 that is near the estimate, as that of nearly the same studies. */
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
    model.settle(tau2);
    double scale = options.test().scales() ? knappHartung(model.yPy()) : 1;
    this.s2w = options.test() == CoefficientTest.ADHOC ? Math.max(1, scale) : scale;
    double[] weights = options.weights();
    if (weights == null) {
      this.gamma = model.coefficients();
      this.rss = model.yPy();
      double[] known = model.covariance();
      this.vcov =
          scaled(
              observes()
                  ? ObservedInformation.covariance(model, tau2, isRestricted(), residuals(), known)
                  : known,
              s2w);
    } else {
      Projection given = new Projection(checked(weights), model.q(), p, model.y());
      this.gamma = given.coefficients();
      this.rss = residualSquares();
      this.vcov = scaled(given.sandwich(marginalVariances(tau2)), s2w);
    }
    this.beta = data.coefficients(gamma);
  }

  /** On the scale of X, times {@code factor}; the argument may be changed. */
  private double[] scaled(double[] covariance, double factor) {
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] *= factor;
    }
    return data.covariance(covariance);
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
      throw MetaException.of(
          p
              + " coefficients and tau2 cannot be estimated from "
              + k
              + " studies; take moderators out, or choose the common-effect model");
    }
    return options.method().estimate(model, options.weights(), hint);
  }

  private double[] checked(double[] weights) {
    if (weights.length != k) {
      throw MetaException.of(weights.length + " weights were given for " + k + " studies");
    }
    return weights;
  }

  private double knappHartung(double squares) {
    return squares <= Math.ulp(1.0) ? 0 : squares / (k - p);
  }

  private double residualSquares() {
    double sum = 0;
    double[] r = residuals();
    for (int i = 0; i < k; i++) {
      sum += r[i] * r[i] / (model.v()[i] + tau2);
    }
    return sum;
  }

  private double[] marginalVariances(double otherTau2) {
    double[] m = new double[k];
    for (int i = 0; i < k; i++) {
      m[i] = model.v()[i] + otherTau2;
    }
    return m;
  }

  /** Coefficients [p]; not a copy. */
  public double[] beta() {
    return beta;
  }

  /** Covariance of the coefficients, row-major [p x p]; not a copy. */
  double[] vcov() {
    return vcov;
  }

  @Override
  public double se(int j) {
    return Math.sqrt(vcov[j * p + j]);
  }

  /** k - p. */
  @Override
  public int df() {
    return k - p;
  }

  /** Knapp and Hartung's factor; 1 for other tests. */
  double s2w() {
    return s2w;
  }

  /** Covariance of these coefficients if tau2 and s2w had other values, row-major [p x p]. */
  double[] covarianceAt(double otherTau2, double otherS2w) {
    double[] given = options.weights();
    if (given == null) {
      model.at(otherTau2);
      return scaled(model.covariance(), otherS2w);
    }
    Projection projection = new Projection(given, model.q(), p, model.y());
    return scaled(projection.sandwich(marginalVariances(otherTau2)), otherS2w);
  }

  /** The data as the estimators see them. */
  CentredData data() {
    return data;
  }

  /** yi - fitted [k]. */
  @Override
  public double[] residuals() {
    double[] r = new double[k];
    for (int i = 0; i < k; i++) {
      r[i] = model.y()[i] - data.fitted(gamma, i);
    }
    return r;
  }

  /** The model that the estimators look at. */
  MarginalModel model() {
    return model;
  }

  /** Whether standard errors count that tau2 is estimated. */
  private boolean observes() {
    return options.information() == InformationMatrix.OBSERVED && k > 1;
  }

  /** Standard error of tau2. */
  @Override
  public double seTau2() {
    if (observes()) {
      return Math.sqrt(ObservedInformation.varianceOfTau2(model, tau2, isRestricted()));
    }
    return k == 1 || df() < 1
        ? Double.NaN
        : options.method().standardError(model, tau2, options.weights());
  }

  /** What a look at tau2 = 0 shows, y'Py and tr P, where it is known without one. */
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

  private boolean isRestricted() {
    return options.method() == Tau2Estimator.REML;
  }

  @Override
  public double logLik() {
    if (Double.isNaN(logLik)) {
      model.at(tau2);
      logLik = isRestricted() ? model.logLikREML(tau2, rss) : model.logLikML(tau2, rss);
    }
    return logLik;
  }

  @Override
  public double observations() {
    return isRestricted() ? df() : k;
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
    return beta[j];
  }

  @Override
  public double covariance(int i, int j) {
    return vcov[i * p + j];
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

  /**
   * An interval of tau2; metafor's {@code confint}.
   *
   * @param method how it is made
   * @param level confidence, between 0 and 1
   * @return bounds of tau2, NaN without degrees of freedom
   * @throws MetaException where the method does not exist for these studies
   */
  public Tau2Interval tau2Interval(Tau2Interval.Method method, double level) {
    Tau2Bounds bounds = new Tau2Bounds(Double.NaN, Double.NaN, false);
    if (df() >= 1) {
      Tau2Intervals intervals = new Tau2Intervals(model, tau2, typicalVariance(), level);
      bounds =
          switch (method) {
            case Q_PROFILE -> intervals.qProfile();
            case GENERALIZED_Q -> intervals.generalizedQ(options.weights());
            case PROFILE_LIKELIHOOD ->
                intervals.profileLikelihood(options.method() != Tau2Estimator.ML);
          };
    }
    return new Tau2Interval(
        method, level, tau2, bounds.lower(), bounds.upper(), typicalVariance(), bounds.isEmpty());
  }

  /** Leverages [k], with the weights the coefficients were estimated with. */
  @Override
  public double[] hat() {
    double[] weights = options.weights();
    return new Projection(
            weights == null ? inverse(marginalVariances(tau2)) : weights, model.q(), p, model.y())
        .hat();
  }

  /** Share of each study among the weights, per cent [k]. */
  @Override
  public double[] weights() {
    double[] given = options.weights();
    double[] w = given == null ? inverse(marginalVariances(tau2)) : given.clone();
    double sum = 0;
    for (double value : w) {
      sum += value;
    }
    for (int i = 0; i < k; i++) {
      w[i] *= 100 / sum;
    }
    return w;
  }

  private static double[] inverse(double[] m) {
    double[] w = new double[m.length];
    for (int i = 0; i < m.length; i++) {
      w[i] = 1 / m[i];
    }
    return w;
  }
}
