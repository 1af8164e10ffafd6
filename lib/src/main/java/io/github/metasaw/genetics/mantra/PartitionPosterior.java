package io.github.metasaw.genetics.mantra;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The posterior over the partitions of a plan, however it was found.
 *
 * @param plan the partitions
 * @param logBf natural logarithm of each one's Bayes factor against the null
 * @param weight posterior probability of each; sums to 1
 * @param logBf1 natural logarithm of the Bayes factor of one cluster
 * @param logBfAll natural logarithm of the Bayes factor of the model, the partitions mixed by their
 *     prior
 * @param heterogeneous P(C > 1), with all its digits also where it is near to 0 or 1
 */
record PartitionPosterior(
    MantraPlan plan,
    double[] logBf,
    double[] weight,
    double logBf1,
    double logBfAll,
    double heterogeneous) {

  /** By enumeration: every partition of the plan. The kernel is loaded with it. */
  static PartitionPosterior exact(
      MantraPlan plan, PartitionKernel kernel, MantraListener listener) {
    int size = plan.partitions();
    double[] logBf = new double[size];
    MantraSteps steps = new MantraSteps(listener, MantraListener.Stage.BAYES_FACTORS, size);
    for (int q = 0; q < size; q++) {
      steps.next();
      logBf[q] = kernel.logBf(q);
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (double value : logBf) {
      largest = Math.max(largest, value);
    }
    double one = 0;
    double several = 0;
    double logBf1 = Double.NEGATIVE_INFINITY;
    double[] weight = new double[size];
    for (int q = 0; q < size; q++) {
      weight[q] = plan.prior(q) * Math.exp(logBf[q] - largest);
      if (plan.clusters(q) == 1) {
        one = weight[q];
        logBf1 = logBf[q];
      } else {
        several += weight[q];
      }
    }
    double total = one + several;
    for (int q = 0; q < size; q++) {
      weight[q] /= total;
    }
    return new PartitionPosterior(
        plan, logBf, weight, logBf1, largest + Math.log(total), several / total);
  }

  /** P(C = c) for c = 1 to k, at [c - 1]. */
  double[] clusterCounts() {
    double[] counts = new double[plan.k()];
    for (int q = 0; q < weight.length; q++) {
      counts[plan.clusters(q) - 1] += weight[q];
    }
    return counts;
  }

  /** Numbers of partitions, the most probable first; of equals the first. */
  int[] byProbability() {
    Integer[] order = new Integer[weight.length];
    Arrays.setAll(order, q -> q);
    Arrays.sort(order, Comparator.comparingDouble(q -> -weight[q]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  /** Probability that two studies are in one cluster [k][k]; 1 on the diagonal. */
  double[][] together() {
    double[] ofCell = new double[plan.cells()];
    for (int q = 0; q < weight.length; q++) {
      for (int b = 0; b < plan.clusters(q); b++) {
        ofCell[plan.block(q, b)] += weight[q];
      }
    }
    int k = plan.k();
    double[][] together = new double[k][k];
    for (int c = 0; c < ofCell.length; c++) {
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < i; j++) {
          if ((plan.members(c) >>> i & plan.members(c) >>> j & 1) != 0) {
            together[i][j] += ofCell[c];
          }
        }
      }
    }
    for (int i = 0; i < k; i++) {
      together[i][i] = 1;
      for (int j = 0; j < i; j++) {
        together[i][j] = Math.min(1, together[i][j]);
        together[j][i] = together[i][j];
      }
    }
    return together;
  }
}
