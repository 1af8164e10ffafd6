package io.github.metasaw.model.likelihood;

import io.github.metasaw.linalg.Orthonormal;
import java.util.Arrays;

/**
 * Independent normal priors of the coefficients, b_j ~ N(m_j, 1/l_j), flat with density 1 where the
 * precision l_j is 0. A {@link GaussianLikelihood} with such a prior is log p(y | theta), the
 * coefficients integrated out; its {@link FittedMean#beta} is their posterior mean given theta, and
 * {@link FittedMean#covariance} their posterior covariance. Precisions may change between two
 * values of theta: one likelihood, one prior, one thread.
 */
public final class CoefficientPrior {

  private final double[] mean;
  private final double[] precision;

  /**
   * A prior of all coefficients.
   *
   * @param mean m [p]
   * @param precision l, 1/variance, 0 for flat [p]
   */
  public CoefficientPrior(double[] mean, double[] precision) {
    this.mean = mean.clone();
    this.precision = precision.clone();
  }

  /**
   * Changes the precision of a prior, as draws of a scale mixture do.
   *
   * @param j index of the coefficient
   * @param value 1 over the variance; 0 for a flat prior
   */
  public void setPrecision(int j, double value) {
    precision[j] = value;
  }

  /**
   * Adds R^-T L R^-1 to the information of the coefficients of Q, and R^-T L (m - R^-1 base) to
   * their score.
   *
   * @param base coefficients of Q that were taken off y before [p]
   */
  void add(Orthonormal basis, double[] base, double[] information, double[] score) {
    int p = mean.length;
    double[] before = basis.coefficients(base);
    double[] unit = new double[p];
    double[][] columns = new double[p][];
    for (int a = 0; a < p; a++) {
      Arrays.fill(unit, 0);
      unit[a] = 1;
      columns[a] = basis.coefficients(unit);
    }
    for (int a = 0; a < p; a++) {
      for (int j = 0; j < p; j++) {
        double own = precision[j] * columns[a][j];
        score[a] += own * (mean[j] - before[j]);
        for (int b = 0; b < p; b++) {
          information[a * p + b] += own * columns[b][j];
        }
      }
    }
  }

  /** Sum of l_j (b_j - m_j)^2 at coefficients of X [p]. */
  double squares(double[] coefficients) {
    double sum = 0;
    for (int j = 0; j < mean.length; j++) {
      double gap = coefficients[j] - mean[j];
      sum += precision[j] * gap * gap;
    }
    return sum;
  }

  /** Log of the constants of the normal densities, and of |dQ-coefficients/db|^-1. */
  double logConstant(Orthonormal basis) {
    int p = mean.length;
    double log = 0;
    for (int j = 0; j < p; j++) {
      log -= Math.log(basis.r()[j * p + j]);
      if (precision[j] > 0) {
        log += 0.5 * (Math.log(precision[j]) - Math.log(2 * Math.PI));
      }
    }
    return log;
  }
}
