package io.github.metasaw.bayes.exact;

/**
 * Solves for the coefficients g of an orthonormal basis given tau and lambda: weighted least
 * squares of studies and normal priors, at the weights that the studies have at present.
 */
interface ConditionalSolver {

  /**
   * Solves.
   *
   * @param lambda precision factor of the prior that is a scale mixture; 1 without one
   * @param g receives the coefficients [r]
   * @return whether they are determined in double precision
   */
  boolean fit(double lambda, double[] g);

  /** Weighted residual sum of squares of the last fit, those of the priors included. */
  double rss();

  /** Natural log of the determinant of the last fit's precision. */
  double logDet();

  /** Covariance of the last fit's coefficients, row-major [r x r]. */
  double[] inverse();

  /** Turns standard deviates [r] into deviations of the last fit's coefficients. */
  void deviate(double[] z);
}
