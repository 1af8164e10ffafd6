package io.github.metasaw.freq;

/** What all rows say with the dispersion of another solution, as that without one of the rows. */
interface BorrowedDispersion {

  /**
   * Takes the dispersion of another solution of the same model.
   *
   * @return false where all rows have no likelihood with it
   */
  boolean borrow(Solved other);

  /** Covariance of the coefficients of all rows, row-major [p x p]. */
  double[] covariance();

  /** Marginal variance of a row, as the standard error of a next estimate counts it. */
  double rowVariance(int i);

  /** Variance of the fitted value of a row. */
  double fittedVariance(int i);
}
