package io.github.metasaw.optim;

import io.github.metasaw.linalg.Vectors;

/**
 * What the second derivatives of a function have beyond its information matrix, as far as the steps
 * of a search have shown it. After each step the symmetric update of rank one makes the product of
 * their sum with the step equal to the change of the gradient (Dennis, Gay and Welsch 1981, ACM
 * Transactions on Mathematical Software 7, 348, who add a known and an unknown part likewise).
 */
final class SecantCorrection {

  /** Cosine of an update and a step below which the update would be made of rounding errors. */
  private static final double LEAST_COSINE = 1e-8;

  private final int q;

  /** Row-major [q x q]. */
  private final double[] beyond;

  /**
   * @param q number of variables
   */
  SecantCorrection(int q) {
    this.q = q;
    this.beyond = new double[q * q];
  }

  /** The second derivatives as far as they are known, row-major [q x q]. */
  double[] corrected(double[] information) {
    double[] sum = information.clone();
    Vectors.add(sum, 1, beyond);
    return sum;
  }

  /**
   * Learns from a step.
   *
   * @param step from one point to the next [q]
   * @param change of the gradient [q]
   * @param information at the second point
   */
  void learn(double[] step, double[] change, double[] information) {
    double[] rest = change.clone();
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < q; j++) {
        rest[i] -= (information[i * q + j] + beyond[i * q + j]) * step[j];
      }
    }
    double product = Vectors.dot(rest, step);
    if (!(Math.abs(product) > LEAST_COSINE * Vectors.norm(rest) * Vectors.norm(step))) {
      return;
    }
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < q; j++) {
        beyond[i * q + j] += rest[i] * rest[j] / product;
      }
    }
  }
}
