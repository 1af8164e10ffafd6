package io.github.metasaw.freq.tau2;

import org.apiguardian.api.API;

/**
 * An estimate of tau2 and how it was reached.
 *
 * @param tau2 not negative
 * @param evaluations evaluations of the model; 0 for a closed form
 * @param converged whether an iteration reached its root
 * @param other the next lower maximum of the likelihood; NaN for none
 * @param lead how much more the log-likelihood is at tau2 than there; NaN for none
 */
@API(status = API.Status.INTERNAL)
public record Tau2Estimate(
    double tau2, int evaluations, boolean converged, double other, double lead) {

  /**
   * An estimate without another maximum.
   *
   * @param tau2 not negative
   * @param evaluations of the model; 0 for a closed form
   * @param converged whether an iteration reached its root
   */
  public Tau2Estimate(double tau2, int evaluations, boolean converged) {
    this(tau2, evaluations, converged, Double.NaN, Double.NaN);
  }

  /**
   * An estimate in closed form, truncated at 0.
   *
   * @param tau2 a variance, of either sign
   * @return the estimate
   */
  public static Tau2Estimate closed(double tau2) {
    return new Tau2Estimate(Math.max(0, tau2), 0, true);
  }
}
