package io.github.metasaw.freq.bias;

import io.github.metasaw.distribution.Normal;

/**
 * The likelihood of Copas' selection model for given selection (Copas and Shi 2000, Biostatistics
 * 1:247, p. 250). Study i is published if gamma0 + gamma1/s_i + delta_i &gt; 0, where delta_i has
 * correlation rho with the sampling error; so the reported s_i^2 is the variance given publication,
 * and that before it is s_i^2/(1 - rho^2 lambda(u)(u + lambda(u))), u = gamma0 + gamma1/s_i, lambda
 * the inverse Mills ratio.
 */
final class CopasLikelihood {

  private final double[] y;
  private final double[] s;
  private final double[] u;

  /** lambda(u)(u + lambda(u)) [k]. */
  private final double[] shrinkage;

  /**
   * @param y estimates [k]
   * @param s standard errors, given publication [k]
   * @param gamma0 selection of all studies
   * @param gamma1 selection by precision
   */
  CopasLikelihood(double[] y, double[] s, double gamma0, double gamma1) {
    this.y = y;
    this.s = s;
    this.u = new double[y.length];
    this.shrinkage = new double[y.length];
    for (int i = 0; i < u.length; i++) {
      u[i] = gamma0 + gamma1 / s[i];
      double mills = Math.exp(-0.5 * (u[i] * u[i] + Math.log(2 * Math.PI)) - logBelow(u[i]));
      shrinkage[i] = mills * (u[i] + mills);
    }
  }

  /**
   * Minus the log-likelihood, without the constants that depend on the selection and on pi.
   *
   * @param mu mean effect
   * @param rho correlation of selection and sampling error, between -1 and 1
   * @param tau2 variance of the true effects
   * @param beta of the standard error: small-study effects that the selection leaves
   */
  double negative(double mu, double rho, double tau2, double beta) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      double sigma2 = s[i] * s[i] / (1 - rho * rho * shrinkage[i]);
      double total = sigma2 + tau2;
      double r = rho * Math.sqrt(sigma2 / total);
      double z = (y[i] - mu - beta * s[i]) / Math.sqrt(total);
      double v = (u[i] + r * z) / Math.sqrt(1 - r * r);
      sum += 0.5 * (Math.log(total) + z * z) - logBelow(v);
    }
    return sum;
  }

  /** ln P(Z < z). */
  private static double logBelow(double z) {
    return z <= 0 ? Normal.logSurvival(-z) : Math.log1p(-Normal.survival(z));
  }

  /** The number of studies that were not published, for each one that was, summed. */
  double unpublished() {
    double sum = 0;
    for (double at : u) {
      double published = Normal.survival(-at);
      sum += (1 - published) / published;
    }
    return sum;
  }
}
