package io.github.metasaw.bayes.counts;

import io.github.metasaw.random.RandomStream;

/** Draws the effect of a study given mean and SD of all effects. */
final class EffectDraw {

  private static final double STEP_IN_SDS = 0.5;

  /** SDs, on either side of the mode, beyond which nothing is drawn. */
  private static final double REACH = 9;

  /** Longest step in theta that resolves every likelihood. */
  private static final double MAX_STEP = 0.3;

  private static final int MAX_NODES = 2000;
  private static final int MAX_ATTEMPTS = 1_000_000;

  private EffectDraw() {}

  /**
   * A draw from L(theta) N(theta; mu, tau^2).
   *
   * @param likelihood of the study
   * @param mu mean of the effects
   * @param tau their SD, 0 or more
   * @param stream random numbers
   */
  static double draw(EffectLikelihood likelihood, double mu, double tau, RandomStream stream) {
    if (tau == 0 || likelihood.isConstant()) {
      return mu + tau * stream.nextGaussian();
    }
    double step = Math.min(STEP_IN_SDS * tau, Math.min(MAX_STEP, likelihood.step()));
    double mode = mode(likelihood, mu, tau);
    double top = log(likelihood, mode, mu, tau);
    int left = reach(likelihood, mode, -step, top, mu, tau);
    int right = reach(likelihood, mode, step, top, mu, tau);
    if (left + right >= MAX_NODES) {
      return rejected(likelihood, mu, tau, stream);
    }
    double[] x = new double[left + right + 1];
    double[] log = new double[x.length];
    for (int m = 0; m < x.length; m++) {
      x[m] = mode + (m - left) * step;
      log[m] = log(likelihood, x[m], mu, tau);
    }
    return LineSampler.draw(x, log, theta -> log(likelihood, theta, mu, tau), stream);
  }

  private static double log(EffectLikelihood likelihood, double theta, double mu, double tau) {
    double z = (theta - mu) / tau;
    return likelihood.log(theta) - 0.5 * z * z;
  }

  private static double mode(EffectLikelihood likelihood, double mu, double tau) {
    double[] out = new double[2];
    double theta = mu;
    for (int i = 0; i < 100; i++) {
      likelihood.derivatives(theta, out);
      double slope = out[0] - (theta - mu) / (tau * tau);
      double curvature = Math.max(0, -out[1]) + 1 / (tau * tau);
      double move = Math.max(-2, Math.min(2, slope / curvature));
      theta += move;
      if (move * move * curvature < 0.01) {
        break;
      }
    }
    return theta;
  }

  /** Steps until the density has fallen as a normal one has at {@link #REACH} SDs. */
  private static int reach(
      EffectLikelihood likelihood, double mode, double step, double top, double mu, double tau) {
    int n = 1;
    while (n < MAX_NODES && log(likelihood, mode + n * step, mu, tau) > top - REACH * REACH / 2) {
      n++;
    }
    return n;
  }

  /** From the normal density, where the likelihood is constant over most of it. */
  private static double rejected(
      EffectLikelihood likelihood, double mu, double tau, RandomStream stream) {
    double theta = mu;
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      theta = mu + tau * stream.nextGaussian();
      if (Math.log(stream.nextUniform()) <= likelihood.log(theta) - likelihood.maximum()) {
        break;
      }
    }
    return theta;
  }
}
