package io.github.metasaw.fit;

import io.github.metasaw.model.likelihood.Outcome;

/** A fit with a log-likelihood, and the criteria that rest on it. */
public interface HasLikelihood {

  /**
   * The distribution that the likelihood assumes for what studies report.
   *
   * @return normal estimates, or counts
   */
  default Outcome outcome() {
    return Outcome.NORMAL;
  }

  /**
   * The log-likelihood with the numbers of parameters and observations by which criteria penalise
   * it.
   *
   * @return restricted for REML, ML else, as metafor
   */
  InformationCriteria criteria();

  /**
   * The log-likelihood.
   *
   * @return natural logarithm; restricted for REML, ML else, as metafor
   */
  default double logLik() {
    return criteria().logLik();
  }

  /**
   * Akaike's criterion.
   *
   * @return -2 logLik + 2 m with m parameters
   */
  default double aic() {
    return criteria().aic();
  }

  /**
   * The Bayesian information criterion.
   *
   * @return -2 logLik + m log n; NaN where the likelihood has no observations
   */
  default double bic() {
    return criteria().bic();
  }

  /**
   * Akaike's criterion for small samples (Hurvich and Tsai 1989).
   *
   * @return with n taken as at least m + 2; NaN where the likelihood has no observations
   */
  default double aicc() {
    return criteria().aicc();
  }
}
