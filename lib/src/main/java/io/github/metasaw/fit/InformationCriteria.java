package io.github.metasaw.fit;

/**
 * The log-likelihood of a fit and the criteria that rest on it, as metafor: restricted for REML
 * only, ML for all other estimators.
 *
 * @param logLik natural log
 * @param parameters coefficients, and tau2 where it was estimated
 * @param observations k, or k - p for the restricted likelihood; sums of weights
 */
public record InformationCriteria(double logLik, int parameters, double observations) {

  /**
   * Of a solution.
   *
   * @param fit by any method
   * @return its criteria
   */
  public static InformationCriteria of(Solution fit) {
    return new InformationCriteria(fit.logLik(), fit.parameterCount(), fit.observations());
  }

  /**
   * Akaike's criterion.
   *
   * @return -2 logLik + 2 m
   */
  public double aic() {
    return -2 * logLik + 2.0 * parameters;
  }

  /**
   * The Bayesian information criterion.
   *
   * @return NaN without observations: a restricted likelihood has k - p
   */
  public double bic() {
    return observations < 1 ? Double.NaN : -2 * logLik + parameters * Math.log(observations);
  }

  /**
   * AIC for small samples (Hurvich and Tsai 1989), with at least m + 2 observations.
   *
   * @return NaN without observations
   */
  public double aicc() {
    if (observations < 1) {
      return Double.NaN;
    }
    int m = parameters;
    double n = Math.max(observations, m + 2);
    return -2 * logLik + 2 * m * n / (n - m - 1);
  }
}
