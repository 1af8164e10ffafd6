package io.github.metasaw.bayes.exact;

import io.github.metasaw.linalg.WeightedRotations;
import java.util.Arrays;

/**
 * Studies and normal priors as rows of one least squares problem, solved by Givens rotations with
 * the heaviest row first, which keeps its accuracy where weights differ by many orders of magnitude
 * and the normal equations lose theirs. Holds working arrays: one thread at a time.
 */
final class StiffLeastSquares implements ConditionalSolver {

  private final int k;
  private final int r;
  private final WeightedRotations rotations;
  private final PriorInBasis prior;
  private final double[] studyWeights;
  private final double[] rows;
  private final double[] target;
  private final double[] squares;
  private final double[] weight;
  private final Integer[] order;

  /**
   * The problem of one model.
   *
   * @param q design of the studies, row-major [k x r]
   * @param y their estimates [k]
   * @param prior of the coefficients
   * @param studyWeights weights of the studies, read anew by each fit [k]
   */
  StiffLeastSquares(double[] q, double[] y, PriorInBasis prior, double[] studyWeights) {
    this.k = y.length;
    this.r = prior.means().length;
    this.prior = prior;
    this.studyWeights = studyWeights;
    this.rotations = WeightedRotations.ofSize(r);
    this.rows = Arrays.copyOf(q, (k + r) * r);
    System.arraycopy(prior.rows(), 0, rows, k * r, r * r);
    this.target = Arrays.copyOf(y, k + r);
    System.arraycopy(prior.means(), 0, target, k, r);
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

  @Override
  public boolean fit(double lambda, double[] g) {
    System.arraycopy(studyWeights, 0, weight, 0, k);
    System.arraycopy(prior.precisions(lambda), 0, weight, k, r);
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

  @Override
  public double rss() {
    return rotations.rss();
  }

  @Override
  public double logDet() {
    return rotations.logDet();
  }

  @Override
  public double[] inverse() {
    return rotations.inverse();
  }

  @Override
  public void deviate(double[] z) {
    rotations.halfSolve(z);
  }
}
