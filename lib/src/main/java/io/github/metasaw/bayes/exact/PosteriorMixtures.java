package io.github.metasaw.bayes.exact;

import io.github.metasaw.bayes.posterior.DiscreteMarginal;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.fit.NormalMixture;
import org.apiguardian.api.API;

/**
 * The quantities that are normal given tau and the prior precision of beta, as mixtures of normals
 * over the list of an {@link ExactPosterior}.
 */
@API(status = API.Status.INTERNAL)
public final class PosteriorMixtures {

  private final ExactPosterior posterior;
  private final boolean[] flat;

  /**
   * The mixtures of one posterior.
   *
   * @param posterior values of tau, and beta given each
   * @param flat of each coefficient whether its prior is flat, so that its spread grows with tau
   *     [p]
   */
  public PosteriorMixtures(ExactPosterior posterior, boolean... flat) {
    this.posterior = posterior;
    this.flat = flat;
  }

  private interface Part {
    double of(int component);
  }

  /**
   * @param growth power of tau with which the SD grows: 1 or 0
   */
  private Marginal mixture(Part mean, Part variance, int growth) {
    int n = posterior.size();
    double[] w = new double[n];
    double[] m = new double[n];
    double[] s = new double[n];
    double largest = 0;
    for (int c = 0; c < n; c++) {
      w[c] = posterior.weight(c);
      m[c] = mean.of(c);
      s[c] = Math.sqrt(Math.max(0, variance.of(c)));
      largest = Math.max(largest, s[c]);
    }
    if (largest == 0 && allSame(m)) {
      return DiscreteMarginal.at(m[0]);
    }
    double rate = posterior.upperRate();
    return NormalMixture.of(w, m, s, rate > growth, rate > 2 * growth);
  }

  private static boolean allSame(double[] m) {
    for (double value : m) {
      if (value != m[0]) {
        return false;
      }
    }
    return true;
  }

  Marginal coefficient(int j) {
    return mixture(c -> posterior.beta(c, j), c -> posterior.covariance(c, j, j), flat[j] ? 1 : 0);
  }

  /**
   * The mean effect at a row of the design.
   *
   * @param row x [p]
   * @return the posterior of x'beta
   */
  public Marginal linear(double[] row) {
    int growth = 0;
    for (int j = 0; j < row.length; j++) {
      growth = flat[j] && row[j] != 0 ? 1 : growth;
    }
    return mixture(c -> posterior.linear(c, row), c -> posterior.linearVariance(c, row), growth);
  }

  /**
   * The true effect of a new study at a row of the design, or its estimate.
   *
   * @param row x [p]
   * @param v sampling variance of the estimate; 0 for the true effect
   * @return its predictive distribution
   */
  public Marginal next(double[] row, double v) {
    return mixture(
        c -> posterior.linear(c, row),
        c -> posterior.linearVariance(c, row) + posterior.tau(c) * posterior.tau(c) + v,
        1);
  }

  /**
   * The true effect of a study.
   *
   * @param i the study, from 0
   * @return the posterior of theta_i
   */
  public Marginal theta(int i) {
    return replicate(i, 0);
  }

  /**
   * Another estimate of the effect of a study.
   *
   * @param i the study, from 0
   * @param v sampling variance of the estimate
   * @return its predictive distribution
   */
  public Marginal replicate(int i, double v) {
    return mixture(c -> posterior.thetaMean(c, i), c -> posterior.thetaVariance(c, i) + v, 0);
  }

  /** sum_i eta_i theta_i with eta_i in proportion to 1/vi. */
  Marginal betaF() {
    double[] eta = posterior.shares();
    int k = posterior.k();
    int p = posterior.p();
    return mixture(
        c -> {
          double sum = 0;
          for (int i = 0; i < k; i++) {
            sum += eta[i] * posterior.thetaMean(c, i);
          }
          return sum;
        },
        c -> {
          double[] row = new double[p];
          double own = 0;
          for (int i = 0; i < k; i++) {
            double b = posterior.shrinkage(c, i);
            own += eta[i] * eta[i] * (1 - b) * posterior.vi(i);
            for (int j = 0; j < p; j++) {
              row[j] += eta[i] * b * posterior.x(i, j);
            }
          }
          return own + posterior.linearVariance(c, row);
        },
        0);
  }

  /**
   * The precision-weighted variance of the studies' effects, sum_i eta_i (theta_i - beta_F)^2.
   *
   * @return the posterior of zeta2
   */
  public QuadraticFormMixture zeta2() {
    return new QuadraticFormMixture(
        Zeta2Forms.compute(posterior, posterior.shares()), posterior.weights());
  }
}
