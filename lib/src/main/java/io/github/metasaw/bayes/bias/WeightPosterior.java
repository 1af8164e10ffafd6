package io.github.metasaw.bayes.bias;

import io.github.metasaw.distribution.Logistic;
import java.util.Arrays;

/** The posterior of the weights of the intervals, on the lattice of v_1, ..., v_d. */
final class WeightPosterior {

  /** Lines of nodes below this share of the total mass are left out. */
  private static final double NEGLIGIBLE = 1e-13;

  private final NodeAxis[] axes;
  private final int d;
  private final double[][] v;

  /** The mass added at each node, in an order in which the last v varies fastest. */
  private final double[] mass;

  /**
   * An empty posterior.
   *
   * @param axes axes of the logits of v [d]
   * @param v values of v at the nodes [d][n]
   */
  WeightPosterior(NodeAxis[] axes, double[][] v) {
    this.axes = axes;
    this.d = axes.length;
    this.v = v;
    int nodes = 1;
    for (double[] values : v) {
      nodes *= values.length;
    }
    this.mass = new double[d > 0 ? nodes : 0];
  }

  /**
   * Adds the terms of a box of nodes.
   *
   * @param box term of each node, in an order in which the last v varies fastest
   * @param low first node of each v [d]
   * @param high last node of each v [d]
   */
  void add(double[] box, int[] low, int[] high) {
    int filled = 1;
    for (int e = 0; e < d; e++) {
      filled *= high[e] - low[e] + 1;
    }
    int row = high[d - 1] - low[d - 1] + 1;
    int[] at = low.clone();
    for (int done = 0; done < filled; done += row) {
      int to = 0;
      for (int e = 0; e < d; e++) {
        to = to * v[e].length + at[e];
      }
      for (int n = 0; n < row; n++) {
        mass[to + n] += box[done + n];
      }
      int e = d - 2;
      while (e >= 0 && ++at[e] > high[e]) {
        at[e] = low[e];
        e--;
      }
    }
  }

  /** Visits every node of the lattice. */
  @FunctionalInterface
  interface Visitor {

    /**
     * Visits a node.
     *
     * @param omega weights of all intervals but the most significant [d]; the array is reused
     * @param probability posterior probability of the node
     */
    void at(double[] omega, double probability);
  }

  /** Visits all nodes of the posterior of the weights, with a finer lattice for the last v. */
  void visit(int times, Visitor visitor) {
    double sum = Arrays.stream(mass).sum();
    int n = v[d - 1].length;
    double[] omega = new double[d];
    double[] row = new double[n];
    for (int start = 0; start < mass.length; start += n) {
      System.arraycopy(mass, start, row, 0, n);
      double rowSum = Arrays.stream(row).sum();
      if (!(rowSum > NEGLIGIBLE * sum)) {
        continue;
      }
      double before = 1;
      int place = start / n;
      for (int e = d - 2; e >= 0; e--) {
        omega[e] = v[e][place % v[e].length];
        place /= v[e].length;
      }
      for (int e = 0; e < d - 1; e++) {
        before *= omega[e];
        omega[e] = before;
      }
      visitRow(row, rowSum / sum, times, before, omega, visitor);
    }
  }

  private void visitRow(
      double[] row, double share, int times, double before, double[] omega, Visitor visitor) {
    NodeAxis axis = axes[d - 1];
    NodeDensity density = NodeDensity.of(axis, row);
    int n = (row.length - 1) * times + 1;
    double[] fine = new double[n];
    double[] value = new double[n];
    double sum = 0;
    for (int m = 0; m < n; m++) {
      double place = (double) m / times;
      double logit = axis.valueAt(place);
      value[m] = Logistic.cdf(logit);
      fine[m] = Math.exp(density.log(logit) + axis.logWidthAt(place));
      sum += fine[m];
    }
    for (int m = 0; m < n; m++) {
      if (fine[m] > 0) {
        omega[d - 1] = before * value[m];
        visitor.at(omega, share * fine[m] / sum);
      }
    }
  }
}
