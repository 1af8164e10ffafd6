package io.github.metasaw.freq;

/**
 * An estimate of tau2 and how it was reached.
 *
 * @param tau2 not negative
 * @param looks evaluations of the model; 0 for a closed form
 * @param converged whether an iteration reached its root
 */
record Estimate(double tau2, int looks, boolean converged) {

  static Estimate closed(double tau2) {
    return new Estimate(Math.max(0, tau2), 0, true);
  }
}
