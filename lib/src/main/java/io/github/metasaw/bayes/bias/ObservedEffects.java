package io.github.metasaw.bayes.bias;

/**
 * Estimates as the models see them: on the scale on which they are normal, and turned so that the
 * expected direction is positive.
 *
 * @param yi estimates [k]
 * @param sei their standard errors, above 0 [k]
 */
record ObservedEffects(double[] yi, double[] sei) {

  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  int k() {
    return yi.length;
  }

  double variance(int i, double tau) {
    return sei[i] * sei[i] + tau * tau;
  }

  /** The log likelihood without bias. */
  double logLikelihood(double mu, double tau) {
    double log = -0.5 * k() * LOG_TWO_PI;
    for (int i = 0; i < k(); i++) {
      double variance = variance(i, tau);
      double gap = yi[i] - mu;
      log -= 0.5 * (Math.log(variance) + gap * gap / variance);
    }
    return log;
  }
}
