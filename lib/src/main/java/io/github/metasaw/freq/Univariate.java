package io.github.metasaw.freq;

import io.github.metasaw.check.MetaException;
import io.github.metasaw.linalg.Orthonormal;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one fit of yi ~ N(X beta, vi + tau2), on plain arrays: what a fit, a leave-one-out
 * and a cumulative analysis have in common.
 *
 * <p>beta = (X'WX)^-1 X'Wy with W = diag(1/(vi + tau2)), or with given weights A the same with A
 * and the sandwich variance (Viechtbauer 2010, J. Stat. Softw. 36(3)).
 */
final class Univariate {

  final int k;

  /** Coefficients, aliased ones not counted. */
  final int p;

  final FreqOptions options;
  final Estimate estimate;
  final double tau2;

  /** Indices of the columns of X that earlier columns explain. */
  final int[] aliased;

  /** Indices of the columns of X that have a coefficient [p]. */
  final int[] kept;

  private final Marginal marginal;
  private final @Nullable Orthonormal basis;
  private final double[] base;
  private final double[] gamma;
  private final double[] beta;
  private final double[] vcov;
  private final double rss;
  private final double s2w;
  private double typicalVariance = Double.NaN;
  private double q = Double.NaN;
  private boolean looked;

  /**
   * Fits.
   *
   * @param yi estimates [k]
   * @param vi sampling variances [k]
   * @param x design, row-major [k x p]; null for an intercept
   * @param p columns of x
   */
  static Univariate fit(double[] yi, double[] vi, double @Nullable [] x, int p, FreqOptions o) {
    return fit(yi, vi, x, p, o, Double.NaN);
  }

  /** Fits, with a value of tau2 that is near the estimate, as that of nearly the same studies. */
  static Univariate fit(
      double[] yi, double[] vi, double @Nullable [] x, int p, FreqOptions o, double hint) {
    // One study has no spread to scale by and no degrees of freedom: z, as in metafor.
    FreqOptions possible = yi.length == 1 && o.test().usesT() ? o.withTest(SmallSample.Z) : o;
    return new Univariate(yi, vi, x, p, possible, hint);
  }

  private Univariate(
      double[] yi,
      double[] vi,
      double @Nullable [] x,
      int columns,
      FreqOptions options,
      double hint) {
    this.k = yi.length;
    this.options = options;
    Orthonormal q = x == null ? null : Orthonormal.of(x, k, columns);
    this.basis = q;
    this.p = q == null ? 1 : q.kept().length;
    this.kept = q == null ? new int[] {0} : q.kept();
    this.aliased = q == null ? new int[0] : q.aliased();
    double[] y = yi.clone();
    this.base = q == null ? centre(y, vi) : residualise(y, q.q(), p);
    this.marginal = new Marginal(y, vi, q == null ? null : q.q(), p, yi);
    this.estimate = estimateTau2(hint);
    this.tau2 = estimate.tau2();
    marginal.at(tau2);
    double scale = options.test().scales() ? knappHartung(marginal.yPy) : 1;
    this.s2w = options.test() == SmallSample.ADHOC ? Math.max(1, scale) : scale;
    double[] weights = options.weights();
    double[] covariance;
    if (weights == null) {
      this.gamma = marginal.coefficients();
      this.rss = marginal.yPy;
      covariance = marginal.covariance();
    } else {
      Projection given = new Projection(checked(weights), marginal.q, p, y);
      this.gamma = given.coefficients();
      this.rss = residualSquares(y, vi);
      covariance = given.sandwich(marginalVariances(vi));
    }
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] *= s2w;
    }
    double[] g = gamma.clone();
    for (int j = 0; j < p; j++) {
      g[j] += base[j];
    }
    this.beta = q == null ? g : q.coefficients(g);
    this.vcov = q == null ? covariance : q.covariance(covariance);
  }

  private Estimate estimateTau2(double hint) {
    if (options.hasFixedTau2() && !options.method().isZero()) {
      return Estimate.closed(options.fixedTau2());
    }
    if (k == 1) {
      return Estimate.closed(0);
    }
    if (!options.method().isZero() && k - p < 1) {
      throw MetaException.of(
          p
              + " coefficients and tau2 cannot be estimated from "
              + k
              + " studies; take moderators out, or choose the common-effect model");
    }
    return options.method().estimate(marginal, options.weights(), hint);
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

  /** Takes the precision-weighted mean off y, so that sums of squares lose no digits. */
  private static double[] centre(double[] y, double[] v) {
    double sum = 0;
    double sumW = 0;
    for (int i = 0; i < y.length; i++) {
      double w = v[i] > 0 ? 1 / v[i] : 0;
      sum += w * y[i];
      sumW += w;
    }
    double centre = sumW > 0 && sumW < Double.POSITIVE_INFINITY ? sum / sumW : y[0];
    for (int i = 0; i < y.length; i++) {
      y[i] -= centre;
    }
    return new double[] {centre};
  }

  /** Takes the least-squares fit off y and returns its coefficients; twice, for the last digits. */
  private static double[] residualise(double[] y, double[] q, int p) {
    double[] base = new double[p];
    for (int pass = 0; pass < 2; pass++) {
      double[] c = new double[p];
      for (int i = 0; i < y.length; i++) {
        for (int j = 0; j < p; j++) {
          c[j] += q[i * p + j] * y[i];
        }
      }
      for (int i = 0; i < y.length; i++) {
        for (int j = 0; j < p; j++) {
          y[i] -= q[i * p + j] * c[j];
        }
      }
      for (int j = 0; j < p; j++) {
        base[j] += c[j];
      }
    }
    return base;
  }

  private double residualSquares(double[] y, double[] v) {
    double sum = 0;
    for (int i = 0; i < k; i++) {
      double r = y[i] - centredFitted(i);
      sum += r * r / (v[i] + tau2);
    }
    return sum;
  }

  private double centredFitted(int i) {
    double[] q = marginal.q;
    if (q == null) {
      return gamma[0];
    }
    double sum = 0;
    for (int j = 0; j < p; j++) {
      sum += q[i * p + j] * gamma[j];
    }
    return sum;
  }

  private double[] marginalVariances(double[] v) {
    double[] m = new double[k];
    for (int i = 0; i < k; i++) {
      m[i] = v[i] + tau2;
    }
    return m;
  }

  /** Coefficients [p]; not a copy. */
  double[] beta() {
    return beta;
  }

  /** Covariance of the coefficients, row-major [p x p]; not a copy. */
  double[] vcov() {
    return vcov;
  }

  double se(int j) {
    return Math.sqrt(vcov[j * p + j]);
  }

  /** k - p. */
  int df() {
    return k - p;
  }

  /** Degrees of freedom of t; NaN for z. */
  double ddf() {
    return options.test().usesT() ? k - p : Double.NaN;
  }

  /** Knapp and Hartung's factor; 1 for other tests. */
  double s2w() {
    return s2w;
  }

  /** Covariance of these coefficients if tau2 and s2w had other values, row-major [p x p]. */
  double[] covarianceAt(double otherTau2, double otherS2w) {
    double[] given = options.weights();
    double[] covariance;
    if (given == null) {
      marginal.at(otherTau2);
      covariance = marginal.covariance();
    } else {
      double[] m = new double[k];
      for (int i = 0; i < k; i++) {
        m[i] = marginal.v[i] + otherTau2;
      }
      covariance = new Projection(given, marginal.q, p, marginal.y).sandwich(m);
    }
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] *= otherS2w;
    }
    return basis == null ? covariance : basis.covariance(covariance);
  }

  /** Whether a constant can be made of the columns of X, as with indicators of every level. */
  boolean containsIntercept() {
    double[] q = marginal.q;
    if (q == null) {
      return true;
    }
    double[] ones = MomentEstimators.ones(k);
    residualise(ones, q, p);
    double left = 0;
    for (double value : ones) {
      left += value * value;
    }
    return left < 1e-16 * k;
  }

  /** yi - fitted [k]. */
  double[] residuals() {
    double[] r = new double[k];
    for (int i = 0; i < k; i++) {
      r[i] = marginal.y[i] - centredFitted(i);
    }
    return r;
  }

  /** The data as the estimators see it. */
  Marginal marginal() {
    return marginal;
  }

  /** Standard error of tau2. */
  double seTau2() {
    return k == 1 || df() < 1
        ? Double.NaN
        : options.method().standardError(marginal, tau2, options.weights());
  }

  /** Cochran's Q, y'Py at tau2 = 0; NaN when a vi is 0. */
  double q() {
    lookAtZero();
    return q;
  }

  /** (k - p)/tr P at tau2 = 0, the typical sampling variance (Higgins and Thompson 2002, eq. 9). */
  double typicalVariance() {
    lookAtZero();
    return typicalVariance;
  }

  private void lookAtZero() {
    if (!looked) {
      marginal.at(0);
      boolean saturated = df() == 0;
      q = saturated ? 0 : marginal.yPy;
      typicalVariance = saturated ? 0 : df() / marginal.trP;
      looked = true;
    }
  }

  /** As metafor: from tau2, or from Q where tau2 is 0 by definition; a proportion. */
  double i2() {
    if (df() == 0) {
      return 0;
    }
    return options.method().isZero()
        ? Math.max(0, (q() - df()) / q())
        : tau2 / (typicalVariance() + tau2);
  }

  double h2() {
    if (df() == 0) {
      return 1;
    }
    return options.method().isZero() ? q() / df() : tau2 / typicalVariance() + 1;
  }

  double logLikML() {
    marginal.at(tau2);
    return marginal.logLikML(tau2, rss);
  }

  double logLikREML() {
    marginal.at(tau2);
    return marginal.logLikREML(tau2, rss);
  }

  /** Number of parameters: coefficients, and tau2 where it was estimated. */
  int parameters() {
    return p + (options.method().isZero() || options.hasFixedTau2() ? 0 : 1);
  }

  /** Leverages [k], with the weights the coefficients were estimated with. */
  double[] hat() {
    double[] weights = options.weights();
    return new Projection(
            weights == null ? inverse(marginalVariances(marginal.v)) : weights,
            marginal.q,
            p,
            marginal.y)
        .hat();
  }

  /** Share of each study among the weights, per cent [k]. */
  double[] weights() {
    double[] given = options.weights();
    double[] w = given == null ? inverse(marginalVariances(marginal.v)) : given.clone();
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
