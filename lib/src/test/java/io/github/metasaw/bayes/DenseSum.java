package io.github.metasaw.bayes;

import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Posterior means and SDs by brute force: a sum over a grid of variance parameters, each place with
 * the dense normal density of the estimates and the conditional normal of what is asked for.
 */
final class DenseSum {

  private final RealVector gap;
  private final double[] first;
  private final double[] second;
  private double total;
  private double weight;
  private DecompositionSolver solver;
  private RealVector solved;

  /**
   * @param gap estimates less their prior mean
   * @param variables how many are asked for
   */
  DenseSum(RealVector gap, int variables) {
    this.gap = gap;
    this.first = new double[variables];
    this.second = new double[variables];
  }

  /** Goes to the next place of the grid, where the estimates have this covariance. */
  void at(double logPrior, RealMatrix covariance) {
    CholeskyDecomposition factor = new CholeskyDecomposition(covariance);
    solver = factor.getSolver();
    solved = solver.solve(gap);
    double logDet = Math.log(factor.getDeterminant());
    weight = Math.exp(logPrior - 0.5 * (logDet + gap.dotProduct(solved)));
    total += weight;
  }

  /** A variable that is known at a place. */
  void add(int v, double value) {
    first[v] += weight * value;
    second[v] += weight * value * value;
  }

  /** A variable that is normal there, given its covariance with the estimates. */
  void add(int v, double mean, double variance, RealVector covariance) {
    double at = mean + covariance.dotProduct(solved);
    double left = variance - covariance.dotProduct(solver.solve(covariance));
    first[v] += weight * at;
    second[v] += weight * (at * at + left);
  }

  double mean(int v) {
    return first[v] / total;
  }

  double sd(int v) {
    return Math.sqrt(second[v] / total - mean(v) * mean(v));
  }
}
