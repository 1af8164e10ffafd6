package io.github.metasaw.genetics;

import java.util.Arrays;
import java.util.Comparator;
import org.apache.commons.numbers.gamma.Erfc;

/** Quantiles of the posterior of one study's effect, a mixture of normals. */
final class EffectQuantiles {

  /** What may be left out of the mixture: far below the digits of a quantile. */
  private static final double OMITTED = 1e-10;

  private double[] weight = new double[1024];
  private double[] mean = new double[1024];
  private double[] sd = new double[1024];
  private int size;

  private EffectQuantiles() {}

  /**
   * The quantiles of the effect of study {@code i}; the kernel is loaded with the posterior's plan.
   *
   * @param probabilities each between 0 and 1
   */
  static double[] of(Posterior posterior, PartitionKernel kernel, int i, double... probabilities) {
    EffectQuantiles mixture = new EffectQuantiles();
    MantraPlan plan = posterior.plan();
    double least = leastWeight(posterior.weight());
    for (int q = 0; q < plan.partitions(); q++) {
      double p = posterior.weight()[q];
      if (p >= least) {
        kernel.logBf(q);
        mixture.add(kernel, p, blockOf(plan, q, i));
      }
    }
    return Arrays.stream(probabilities).map(mixture::quantile).toArray();
  }

  /** Partitions at least this probable have all but {@link #OMITTED} of the posterior. */
  private static double leastWeight(double[] weights) {
    double[] sorted = weights.clone();
    Arrays.sort(sorted);
    double sum = 0;
    int first = 0;
    while (first < sorted.length - 1 && sum + sorted[first] < OMITTED) {
      sum += sorted[first++];
    }
    return sorted[first];
  }

  private static int blockOf(MantraPlan plan, int q, int study) {
    int b = 0;
    while ((plan.members(plan.block(q, b)) >>> study & 1) == 0) {
      b++;
    }
    return b;
  }

  private void add(PartitionKernel kernel, double p, int block) {
    for (int node = 0; node < kernel.nodes(); node++) {
      double at = p * kernel.nodeWeight(node);
      if (at < OMITTED * 1e-3 * p) {
        continue;
      }
      if (size == weight.length) {
        weight = Arrays.copyOf(weight, 2 * size);
        mean = Arrays.copyOf(mean, 2 * size);
        sd = Arrays.copyOf(sd, 2 * size);
      }
      weight[size] = at;
      mean[size] = kernel.blockMean(block, node);
      sd[size++] = Math.sqrt(kernel.blockVariance(block, node));
    }
  }

  /** Newton within a bracket that halves when a step would leave it. */
  private double quantile(double p) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int m = 0; m < size; m++) {
      low = Math.min(low, mean[m] - 10 * sd[m]);
      high = Math.max(high, mean[m] + 10 * sd[m]);
    }
    double x = (low + high) / 2;
    double width = high - low;
    for (int step = 0; step < 200 && high - low > 1e-14 * width; step++) {
      double cdf = 0;
      double density = 0;
      double total = 0;
      for (int m = 0; m < size; m++) {
        double z = (x - mean[m]) / sd[m];
        cdf += weight[m] * 0.5 * Erfc.value(-z * Math.sqrt(0.5));
        density += weight[m] / sd[m] * Math.exp(-0.5 * z * z);
        total += weight[m];
      }
      double excess = cdf / total - p;
      if (excess > 0) {
        high = x;
      } else {
        low = x;
      }
      double next = x - excess * total / (density / Math.sqrt(2 * Math.PI));
      boolean isInside = next > low && next < high;
      double moved = isInside ? next : (low + high) / 2;
      if (isInside && Math.abs(moved - x) < 1e-13 * width) {
        return moved;
      }
      x = moved;
    }
    return x;
  }

  /** Numbers of partitions, the most probable first; of equals the first. */
  static int[] byProbability(double[] weights) {
    Integer[] order = new Integer[weights.length];
    Arrays.setAll(order, q -> q);
    Arrays.sort(order, Comparator.comparingDouble(q -> -weights[q]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }
}
