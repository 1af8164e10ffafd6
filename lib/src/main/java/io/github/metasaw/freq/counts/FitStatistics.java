package io.github.metasaw.freq.counts;

/**
 * A maximised likelihood and the criteria that rest on it.
 *
 * @param logLik natural logarithm
 * @param deviance -2 times the log-likelihood, less that of the saturated model
 * @param parameters number m of parameters that were estimated
 * @param observations number n of observations
 */
public record FitStatistics(double logLik, double deviance, int parameters, int observations) {

  /** Where there is no likelihood. */
  static final FitStatistics NONE = new FitStatistics(Double.NaN, Double.NaN, 0, 0);

  /**
   * Akaike's criterion.
   *
   * @return -2 logLik + 2 m
   */
  public double aic() {
    return -2 * logLik + 2 * parameters;
  }

  /**
   * The Bayesian information criterion.
   *
   * @return -2 logLik + m log n
   */
  public double bic() {
    return -2 * logLik + parameters * Math.log(observations);
  }

  /**
   * Akaike's criterion for small samples (Hurvich and Tsai 1989), with n taken as at least m + 2 as
   * metafor does.
   *
   * @return -2 logLik + 2 m n/(n - m - 1)
   */
  public double aicc() {
    double n = Math.max(observations, parameters + 2);
    return -2 * logLik + 2 * parameters * n / (n - parameters - 1);
  }
}
