package io.github.metasaw.digits;

/** Why numbers of R and ours differ by more than one in a million. */
enum Cause {
  /** Closed forms and searches to the last digit: nothing may differ. */
  NONE("none"),

  /** R's uniroot. */
  UNIROOT(
      "R's `uniroot` leaves tau2 uncertain by 0.00012 unless metafor is given a smaller `tol`, as in these calls; what depends on tau2 follows"),

  /** Where metafor stops to look. */
  LIMIT(
      "metafor's `confint` looks no further than tau2 = 100 unless it is given a larger `tau2.max`"),

  /** A search for a maximum that stops a little before it; our log-likelihood is not lower. */
  SEARCH(
      "metafor's search for the maximum stops a little before it; the log-likelihood here is not lower"),

  /** An integral of four digits within a search. */
  INTEGRAL(
      "metafor integrates this selection function to about four digits (R's `integrate` by default), and searches on the result"),

  /** Another maximum, or none. */
  ELSEWHERE(
      "the likelihood is nearly flat along a ridge, or has its maximum at a bound, and metafor's search ends elsewhere; the log-likelihood here is not lower by more than that integral is uncertain"),

  /** lme4's optimiser. */
  LME4("the optimiser of lme4, which metafor calls, stops at its own tolerance"),

  /** lme4's conditional likelihood. */
  CONDITIONAL(
      "metafor takes the log-likelihood from lme4's deviance, which with several quadrature points is conditional on the modes of the random effects; here it is marginal"),

  /** bayesmeta's grid. */
  GRID(
      "bayesmeta mixes normal distributions on a grid of tau (divergence 0.001, tails 0.000001), which bounds its digits; here all are integrated"),

  /** Where R's optimize stops. */
  SHORTEST("the ends of a shortest interval lie where R's `optimize` stops");

  private final String words;

  Cause(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
