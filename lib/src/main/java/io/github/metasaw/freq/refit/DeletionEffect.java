package io.github.metasaw.freq.refit;

import io.github.metasaw.fit.Solution;
import io.github.metasaw.freq.BorrowedDispersion;
import io.github.metasaw.freq.InfluenceModel;
import io.github.metasaw.freq.SmallMatrix;
import org.jspecify.annotations.Nullable;

/**
 * What leaving out rows does to the coefficients of the mean and to fitted values, whether the rows
 * are a study or a cluster (Viechtbauer and Cheung 2010, Res. Synth. Meth. 1, 112). Refers to the
 * rows last left out.
 */
final class DeletionEffect {

  private final Solution full;
  private final int p;
  private final int columns;
  private final int[] kept;
  private final double[] x;
  private final double[] estimates;
  private final double[] covariance;
  private final BorrowedDispersion borrowed;
  private Solution without;
  private double[] less;

  DeletionEffect(InfluenceModel model) {
    this.full = model.solution();
    this.p = full.p();
    this.columns = model.design().columns();
    this.kept = full.kept();
    this.x = model.design().x();
    this.estimates = model.estimates();
    this.covariance = covariance(full);
    this.borrowed = model.borrowed();
    this.without = full;
    this.less = covariance;
  }

  /**
   * Takes the solution without some rows.
   *
   * @return false if there is none, or all rows have no likelihood with its dispersion
   */
  boolean take(@Nullable Solution other) {
    if (other == null || !borrowed.borrow(other)) {
      return false;
    }
    without = other;
    less = covariance(other);
    return true;
  }

  /** Number of coefficients. */
  int p() {
    return p;
  }

  /** Number of rows. */
  int k() {
    return estimates.length;
  }

  /** Cook's distance: the change of the coefficients in their covariance of all rows. */
  double cook() {
    double[] change = new double[p];
    for (int j = 0; j < p; j++) {
      change[j] = change(j);
    }
    return SmallMatrix.quadratic(covariance, change);
  }

  /** Determinant of the covariance without the rows over that with them. */
  double covarianceRatio() {
    return Math.exp(SmallMatrix.logDet(less, p) - SmallMatrix.logDet(covariance, p));
  }

  /** tau2 without the rows. */
  double tau2() {
    return without.tau2();
  }

  /** Cochran's Q without the rows. */
  double q() {
    return without.q();
  }

  /** Change of a coefficient in standard errors of all rows with the dispersion of the others. */
  double dfbetas(int j) {
    return change(j) / Math.sqrt(borrowed.covariance()[j * p + j]);
  }

  private double change(int j) {
    return full.estimate(j) - without.estimate(j);
  }

  /** Change of the fitted value of a row, in standard errors. */
  double dffits(int i) {
    return (fitted(i, full) - fitted(i, without)) / Math.sqrt(borrowed.fittedVariance(i));
  }

  /** A row's estimate less its fitted value from the other rows. */
  double residual(int i) {
    return estimates[i] - fitted(i, without);
  }

  /** Standard error of {@link #residual}. */
  double residualSe(int i) {
    return Math.sqrt(borrowed.rowVariance(i) + fittedCovariance(i, i));
  }

  /**
   * The joint test that some rows have the mean that the others predict; metafor's X2.
   *
   * @param rows left out [m]
   * @return chi-squared with m degrees of freedom; NaN where their covariance is singular
   */
  double jointTest(int... rows) {
    int m = rows.length;
    double[] v = borrowed.covarianceOf(rows);
    double[] residuals = new double[m];
    for (int a = 0; a < m; a++) {
      residuals[a] = residual(rows[a]);
      for (int b = 0; b < m; b++) {
        v[a * m + b] += fittedCovariance(rows[a], rows[b]);
      }
    }
    return SmallMatrix.quadratic(v, residuals);
  }

  private double fitted(int i, Solution with) {
    double sum = 0;
    for (int j = 0; j < p; j++) {
      sum += x(i, j) * with.estimate(j);
    }
    return sum;
  }

  /** Covariance of two fitted values from the rows that are left. */
  private double fittedCovariance(int i, int k) {
    double sum = 0;
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        sum += x(i, a) * less[a * p + b] * x(k, b);
      }
    }
    return sum;
  }

  private double x(int i, int j) {
    return x[i * columns + kept[j]];
  }

  /** Covariance of the coefficients of the mean, row-major [p x p]. */
  private static double[] covariance(Solution fit) {
    int p = fit.p();
    double[] out = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        out[i * p + j] = fit.covariance(i, j);
      }
    }
    return out;
  }
}
