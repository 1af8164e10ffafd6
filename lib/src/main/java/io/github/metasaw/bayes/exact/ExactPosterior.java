package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.posterior.PrecisionShares;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.integrate.LogPanels;
import io.github.metasaw.model.RegressionData;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * The posterior of a model with one tau: a list of values of tau with their probabilities, and beta
 * normal given each. Everything else follows: theta_i, the next study's effect and every linear
 * function of them are mixtures of normals over the list (Gelman et al. 2013, section 5.4).
 *
 * <p>The list holds the nodes of a composite Gauss-Legendre rule in log tau ({@link LogPanels}), a
 * grid, or one value. The part of the tail towards 0 that is a pure power of tau sits at tau = 0.
 */
@API(status = API.Status.INTERNAL)
public final class ExactPosterior {

  private final double[] yi;
  private final double[] vi;
  private final double[] x;
  private final int p;
  private final double[] tau;
  private final double[] weight;
  private final double[] beta;
  private final double[] covariance;
  private final double logMarginal;
  private final Marginal tauMarginal;
  private final double upperRate;

  /**
   * A posterior.
   *
   * @param data estimates and their design
   * @param list values of tau, and beta given each
   * @param tauMarginal the posterior of tau
   * @param logMarginal log p(y), natural; NaN of a list of draws
   * @param upperRate r where the density of log tau falls as exp(-r log tau)
   */
  ExactPosterior(
      RegressionData data,
      ComponentList list,
      Marginal tauMarginal,
      double logMarginal,
      double upperRate) {
    this.yi = data.yi();
    this.vi = data.vi();
    this.x = data.x();
    this.p = data.p();
    this.tau = list.tau();
    this.weight = list.weight();
    this.beta = list.beta();
    this.covariance = list.covariance();
    this.logMarginal = logMarginal;
    this.tauMarginal = tauMarginal;
    this.upperRate = upperRate;
  }

  /**
   * The number of components.
   *
   * @return n
   */
  public int size() {
    return tau.length;
  }

  /** Number of values of tau. */
  int distinct() {
    return (int) Arrays.stream(tau).distinct().count();
  }

  int k() {
    return yi.length;
  }

  /**
   * The number of coefficients.
   *
   * @return p
   */
  public int p() {
    return p;
  }

  /**
   * tau of a component.
   *
   * @param c the component, from 0
   * @return SD of the true effects
   */
  public double tau(int c) {
    return tau[c];
  }

  /** Of all components; those that differ in beta's prior precision alone stand together. */
  double[] taus() {
    return tau.clone();
  }

  /**
   * Probability of a component.
   *
   * @param c the component, from 0
   * @return its weight; all sum to one
   */
  public double weight(int c) {
    return weight[c];
  }

  /** Of all components, summing to one. */
  double[] weights() {
    return weight.clone();
  }

  /** Mean of coefficient j in component c. */
  double beta(int c, int j) {
    return beta[c * p + j];
  }

  /**
   * Covariance of two coefficients given tau.
   *
   * @param c the component, from 0
   * @param i one coefficient, from 0
   * @param j the other, from 0
   * @return their covariance
   */
  public double covariance(int c, int i, int j) {
    return covariance[(c * p + i) * p + j];
  }

  double yi(int i) {
    return yi[i];
  }

  /** Shares of the studies in beta_F and zeta2 [k]. */
  double[] shares() {
    return PrecisionShares.of(vi);
  }

  /**
   * Sampling variance of a study.
   *
   * @param i the study, from 0
   * @return its variance
   */
  public double vi(int i) {
    return vi[i];
  }

  /**
   * An element of the design.
   *
   * @param i the study, from 0
   * @param j the coefficient, from 0
   * @return x_ij
   */
  public double x(int i, int j) {
    return x[i * p + j];
  }

  /**
   * The marginal likelihood; a flat prior counts as the density 1.
   *
   * @return log p(y), natural
   * @throws MetaException for a list of draws
   */
  public double logMarginal() {
    if (isOfDraws()) {
      throw MetaException.of(
          "two t or Cauchy priors leave no marginal likelihood and no Bayes factor; use normal for"
              + " one of them");
    }
    return logMarginal;
  }

  /**
   * Whether the list was drawn ({@link PosteriorQuadrature#ofDraws}) instead of computed by
   * quadrature.
   *
   * @return false by quadrature
   */
  public boolean isOfDraws() {
    return Double.isNaN(logMarginal);
  }

  /** Whether the list is of a rule of quadrature, which can be made finer. */
  boolean isByRule() {
    return tauMarginal instanceof TauMarginal && !isOfDraws();
  }

  /**
   * The posterior of tau.
   *
   * @return its marginal, on the scale of an SD
   */
  public Marginal tau() {
    return tauMarginal;
  }

  /**
   * The rate of the upper tail: the density of log tau falls as exp(-r log tau), and tau has
   * moments of orders below r.
   *
   * @return r; may be infinite
   */
  public double upperRate() {
    return upperRate;
  }

  /**
   * The share of the mean in theta_i given tau.
   *
   * @param c the component, from 0
   * @param i the study, from 0
   * @return vi/(vi + tau2); 1 at tau = 0
   */
  public double shrinkage(int c, int i) {
    return vi[i] / (vi[i] + tau[c] * tau[c]);
  }

  /** x'beta of a row, in component c. */
  double linear(int c, double[] row) {
    double sum = 0;
    for (int j = 0; j < p; j++) {
      sum += row[j] * beta(c, j);
    }
    return sum;
  }

  /** Variance of x'beta in component c. */
  double linearVariance(int c, double[] row) {
    double sum = 0;
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        sum += row[i] * covariance(c, i, j) * row[j];
      }
    }
    return sum;
  }

  double[] row(int i) {
    return Arrays.copyOfRange(x, i * p, (i + 1) * p);
  }

  /** Mean of theta_i given component c: B x'b + (1 - B) y, with B the shrinkage. */
  double thetaMean(int c, int i) {
    double b = shrinkage(c, i);
    double sum = 0;
    for (int j = 0; j < p; j++) {
      sum += x[i * p + j] * beta[c * p + j];
    }
    // Exactly the mean of all where tau is 0, and yi of a study that is known exactly.
    double tau2 = tau[c] * tau[c];
    return b > 0.5 ? sum + tau2 / (vi[i] + tau2) * (yi[i] - sum) : yi[i] + b * (sum - yi[i]);
  }

  /** Variance of theta_i given component c: (1 - B) vi + B^2 Var(x'beta). */
  double thetaVariance(int c, int i) {
    double b = shrinkage(c, i);
    double sum = 0;
    for (int a = 0; a < p; a++) {
      for (int e = 0; e < p; e++) {
        sum += x[i * p + a] * covariance[(c * p + a) * p + e] * x[i * p + e];
      }
    }
    // Other studies only add to what is known of the effect; rounding must not take any away.
    double tau2 = tau[c] * tau[c];
    return Math.min(vi[i], tau2 / (vi[i] + tau2) * vi[i] + b * b * Math.max(0, sum));
  }
}
