package io.github.metasaw.bayes.sampler;

import io.github.metasaw.bayes.posterior.PosteriorVariables;
import io.github.metasaw.bayes.posterior.PrecisionShares;
import io.github.metasaw.data.Studies;
import io.github.metasaw.model.Design;
import io.github.metasaw.random.RandomStream;

/**
 * Draws what follows from beta and tau: theta, which is normal given both, the next study's effect,
 * beta_F and zeta2. Holds working arrays: one thread at a time.
 */
final class EffectSampler {

  private final boolean interceptOnly;
  private final double[] yi;
  private final double[] vi;
  private final double[] x;
  private final int p;
  private final double[] eta;
  private final double[] theta;

  EffectSampler(Studies studies, Design design) {
    this.yi = studies.yi();
    this.vi = studies.vi();
    this.x = design.x();
    this.p = design.columns();
    this.interceptOnly = design.isInterceptOnly();
    this.theta = new double[yi.length];
    this.eta = PrecisionShares.of(vi);
  }

  /**
   * Draws theta given beta and tau, and records all variables.
   *
   * @param beta coefficients [p]
   * @param out [variable][iteration], in the order of {@link PosteriorVariables}
   * @param at the iteration
   */
  void draw(double[] beta, double tau, RandomStream stream, double[][] out, int at) {
    double tau2 = tau * tau;
    for (int i = 0; i < yi.length; i++) {
      double linear = 0;
      for (int j = 0; j < p; j++) {
        linear += x[i * p + j] * beta[j];
      }
      double own = tau2 / (vi[i] + tau2);
      double sd = Math.sqrt(own * vi[i]);
      theta[i] = linear + own * (yi[i] - linear) + sd * stream.nextGaussian();
    }
    record(beta, tau, theta, stream, out, at);
  }

  /** As {@link #draw} with theta [k] known too. */
  void record(
      double[] beta, double tau, double[] theta, RandomStream stream, double[][] out, int at) {
    int v = 0;
    for (int j = 0; j < p; j++) {
      out[v++][at] = beta[j];
    }
    out[v++][at] = tau;
    out[v++][at] = tau * tau;
    if (interceptOnly) {
      out[v++][at] = beta[0] + tau * stream.nextGaussian();
    }
    double betaF = 0;
    for (int i = 0; i < yi.length; i++) {
      betaF += eta[i] * theta[i];
    }
    double zeta2 = 0;
    for (int i = 0; i < yi.length; i++) {
      double gap = theta[i] - betaF;
      zeta2 += eta[i] * gap * gap;
    }
    out[v++][at] = betaF;
    out[v++][at] = zeta2;
    for (double value : theta) {
      out[v++][at] = value;
    }
  }
}
