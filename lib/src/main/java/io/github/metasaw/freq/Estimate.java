package io.github.metasaw.freq;

/**
 * An estimate of tau2 and how it was reached.
 *
 * @param tau2 not negative
 * @param looks evaluations of the model; 0 for a closed form
 * @param converged whether an iteration reached its root
 * @param other the next lower maximum of the likelihood; NaN for none
 * @param lead how much more the log-likelihood is at tau2 than there; NaN for none
 */
record Estimate(double tau2, int looks, boolean converged, double other, double lead) {

  Estimate(double tau2, int looks, boolean converged) {
    this(tau2, looks, converged, Double.NaN, Double.NaN);
  }

  static Estimate closed(double tau2) {
    return new Estimate(Math.max(0, tau2), 0, true);
  }
}
