package io.github.metasaw.freq;

/**
 * The log-likelihood of a fit and the criteria that rest on it, as metafor: restricted for REML
 * only, ML for all other estimators.
 *
 * @param logLik natural log
 * @param parameters coefficients, and tau2 where it was estimated
 * @param observations k, or k - p for the restricted likelihood; sums of weights
 */
record InformationCriteria(double logLik, int parameters, double observations) {

  double aic() {
    return -2 * logLik + 2.0 * parameters;
  }

  /** NaN without observations: a restricted likelihood has k - p. */
  double bic() {
    return observations < 1 ? Double.NaN : -2 * logLik + parameters * Math.log(observations);
  }

  /**
   * AIC for small samples (Hurvich and Tsai 1989), with at least m + 2 observations; NaN without
   * any.
   */
  double aicc() {
    if (observations < 1) {
      return Double.NaN;
    }
    int m = parameters;
    double n = Math.max(observations, m + 2);
    return -2 * logLik + 2 * m * n / (n - m - 1);
  }
}
