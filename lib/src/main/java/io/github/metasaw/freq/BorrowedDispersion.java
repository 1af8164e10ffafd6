package io.github.metasaw.freq;

import io.github.metasaw.fit.Solution;
import org.apiguardian.api.API;

/**
 * The fit of all rows with the dispersion taken from another solution, such as one that leaves out
 * a row.
 */
@API(status = API.Status.INTERNAL)
public interface BorrowedDispersion {

  /**
   * Takes the dispersion of another solution of the same model.
   *
   * @param other by the same solver
   * @return false where the likelihood of all rows does not exist with it
   */
  boolean borrow(Solution other);

  /**
   * Covariance of the coefficients of the mean.
   *
   * @return row-major [p x p]
   */
  double[] covariance();

  /**
   * Variance of a row's estimate about its mean, as the standard error of a deleted residual counts
   * it.
   *
   * @param i the row, from 0
   * @return a variance on the scale of yi squared
   */
  double rowVariance(int i);

  /**
   * Covariance of the estimates of some rows about their means.
   *
   * @param rows from 0 [m]
   * @return row-major [m x m], on the scale of yi squared
   */
  default double[] covarianceOf(int... rows) {
    double[] diagonal = new double[rows.length * rows.length];
    for (int a = 0; a < rows.length; a++) {
      diagonal[a * rows.length + a] = rowVariance(rows[a]);
    }
    return diagonal;
  }

  /**
   * Variance of the fitted value of a row.
   *
   * @param i the row, from 0
   * @return a variance on the scale of yi squared
   */
  double fittedVariance(int i);
}
