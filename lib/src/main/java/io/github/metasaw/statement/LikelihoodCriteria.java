package io.github.metasaw.statement;

/**
 * The log-likelihood at the estimates, natural, and the criteria made of it.
 *
 * @param logLik its value
 * @param isRestricted whether it is that of the residuals (REML)
 * @param aic Akaike's criterion
 * @param bic Bayesian criterion
 * @param aicc Akaike's, corrected for small samples
 */
public record LikelihoodCriteria(
    double logLik, boolean isRestricted, double aic, double bic, double aicc) implements Statement {

  @Override
  public String line(Notation notation) {
    return "log-likelihood %s (%s), AIC %s, BIC %s, AICc %s"
        .formatted(
            Numbers.fixed(logLik, 4),
            isRestricted ? "restricted" : "ML",
            Numbers.fixed(aic, 4),
            Numbers.fixed(bic, 4),
            Numbers.fixed(aicc, 4));
  }

  @Override
  public String sentence() {
    return "The %s log-likelihood is %s (AIC %s, BIC %s, AICc %s)%s."
        .formatted(
            isRestricted ? "restricted" : "maximum",
            Numbers.fixed(logLik, 4),
            Numbers.fixed(aic, 4),
            Numbers.fixed(bic, 4),
            Numbers.fixed(aicc, 4),
            isRestricted ? "; it compares models with the same moderators only" : "");
  }
}
