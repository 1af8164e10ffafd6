package io.github.metasaw.bayes.exact;

import java.util.Arrays;

/**
 * Normal and flat priors of coefficients b = R^-1 g, in terms of the coefficients g of an
 * orthonormal basis X = Q R: b_j ~ N(m_j, 1/l_j) adds R^-T e_j l_j e_j' R^-1 to the precision of g.
 * One of the priors may be a scale mixture, whose precision is lambda l_j. Holds a working array:
 * one thread at a time.
 */
final class PriorInBasis {

  private final int r;
  private final double[] rr;
  private final double[] mean;
  private final double[] precision;
  private final int proper;
  private final int mixed;
  private final double[] row;

  /**
   * The priors of a design's coefficients.
   *
   * @param unknown coefficients and their priors
   * @param rr R, upper triangular, row-major [r x r]
   * @param mixed number of the coefficient whose prior is a scale mixture, -1 if none is
   */
  PriorInBasis(UnknownCoefficients unknown, double[] rr, int mixed) {
    this.r = unknown.size();
    this.rr = rr;
    this.mean = unknown.means();
    this.precision = unknown.precisions();
    this.proper = unknown.proper();
    this.mixed = mixed;
    this.row = new double[r];
  }

  /** Natural log of the determinant of R. */
  double logDetBasis() {
    double sum = 0;
    for (int j = 0; j < r; j++) {
      sum += Math.log(rr[j * r + j]);
    }
    return sum;
  }

  /** Number of priors that are not flat. */
  int proper() {
    return proper;
  }

  double mean(int j) {
    return mean[j];
  }

  /** Prior means [r], not a copy. */
  double[] means() {
    return mean;
  }

  /** The largest precision. */
  double largestPrecision() {
    return Arrays.stream(precision).max().orElse(0);
  }

  /** Precision of coefficient j at a precision factor of the mixture; 0 of a flat one. */
  double precision(int j, double lambda) {
    return precision[j] * (j == mixed ? lambda : 1);
  }

  /** Gives coefficient j another precision. */
  void setPrecision(int j, double value) {
    precision[j] = value;
  }

  /** Precisions of all coefficients [r]. */
  double[] precisions(double lambda) {
    double[] own = new double[r];
    Arrays.setAll(own, j -> precision(j, lambda));
    return own;
  }

  /** Natural log of the determinant of the precisions that are not 0. */
  double logDet(double lambda) {
    double sum = 0;
    for (int j = 0; j < r && proper > 0; j++) {
      double own = precision(j, lambda);
      sum += own > 0 ? Math.log(own) : 0;
    }
    return sum;
  }

  /** Sum of l_j (b_j - m_j)^2. */
  double squares(double[] b, double lambda) {
    double sum = 0;
    for (int j = 0; j < r; j++) {
      double own = precision(j, lambda);
      sum += own * (b[j] - mean[j]) * (b[j] - mean[j]);
    }
    return sum;
  }

  /**
   * Adds the priors to the normal equations of g.
   *
   * @param lambda precision factor of the mixture
   * @param information lower triangle, row-major [r x r]
   * @param score right-hand side [r]
   */
  void addTo(double lambda, double[] information, double[] score) {
    if (proper == 0) {
      return;
    }
    for (int j = 0; j < r; j++) {
      double own = precision(j, lambda);
      if (own == 0) {
        continue;
      }
      fillRow(j);
      for (int a = j; a < r; a++) {
        score[a] += own * mean[j] * row[a];
        for (int b = j; b <= a; b++) {
          information[a * r + b] += own * row[a] * row[b];
        }
      }
    }
  }

  /** The rows R^-T e_j, which as functions of g are the coefficients b, row-major [r x r]. */
  double[] rows() {
    double[] rows = new double[r * r];
    for (int j = 0; j < r; j++) {
      fillRow(j);
      System.arraycopy(row, 0, rows, j * r, r);
    }
    return rows;
  }

  /** R^-T e_j: forward substitution with R', e_j being 0 before j. */
  private void fillRow(int j) {
    Arrays.fill(row, 0);
    row[j] = 1 / rr[j * r + j];
    for (int i = j + 1; i < r; i++) {
      double sum = 0;
      for (int l = j; l < i; l++) {
        sum -= rr[l * r + i] * row[l];
      }
      row[i] = sum / rr[i * r + i];
    }
  }
}
