package io.github.metasaw.bayes.exact;

import io.github.metasaw.linalg.WeightedRotations;
import java.util.Arrays;

/**
 * Studies and normal priors as rows of one least squares problem whose weights differ by many
 * orders, the heaviest entered first. Holds working arrays: one thread at a time.
 */
final class StiffLeastSquares {

  private final int k;
  private final int r;
  private final WeightedRotations rotations;
  private final double[] rows;
  private final double[] target;
  private final double[] squares;
  private final double[] weight;
  private final Integer[] order;

  /**
   * @param q design of the studies, row-major [k x r]
   * @param y their estimates [k]
   * @param priors design of the priors, row-major [r x r]
   * @param means of the priors [r]
   */
  StiffLeastSquares(double[] q, double[] y, double[] priors, double[] means) {
    this.k = y.length;
    this.r = means.length;
    this.rotations = WeightedRotations.ofSize(r);
    this.rows = Arrays.copyOf(q, (k + r) * r);
    System.arraycopy(priors, 0, rows, k * r, r * r);
    this.target = Arrays.copyOf(y, k + r);
    System.arraycopy(means, 0, target, k, r);
    this.squares = new double[k + r];
    this.weight = new double[k + r];
    this.order = new Integer[k + r];
    for (int i = 0; i < k + r; i++) {
      order[i] = i;
      for (int a = 0; a < r; a++) {
        squares[i] += rows[i * r + a] * rows[i * r + a];
      }
    }
  }

  /**
   * Least squares.
   *
   * @param w weights of the studies [k]
   * @param own precisions of the priors, 0 of flat ones [r]
   * @param g receives the coefficients [r]
   * @return whether they are determined
   */
  boolean fit(double[] w, double[] own, double[] g) {
    System.arraycopy(w, 0, weight, 0, k);
    System.arraycopy(own, 0, weight, k, r);
    Arrays.sort(order, (a, b) -> Double.compare(weight[b] * squares[b], weight[a] * squares[a]));
    rotations.clear();
    for (int i : order) {
      if (weight[i] > 0) {
        rotations.add(weight[i], rows, i * r, target[i]);
      }
    }
    if (!rotations.isDefinite()) {
      return false;
    }
    rotations.solve(g);
    return true;
  }

  /** Weighted squares that the last fit leaves over. */
  double rss() {
    return rotations.rss();
  }

  /** log of the determinant of its precision, natural. */
  double logDet() {
    return rotations.logDet();
  }

  /** Covariance of its coefficients, row-major [r x r]. */
  double[] inverse() {
    return rotations.inverse();
  }

  /** Makes standard deviates [r] deviations of the coefficients. */
  void deviate(double[] z) {
    rotations.halfSolve(z);
  }
}
