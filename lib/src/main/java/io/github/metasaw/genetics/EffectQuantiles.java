package io.github.metasaw.genetics;

import io.github.metasaw.fit.NormalMixture;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Quantiles of the posterior of the studies' effects, mixtures of normals over partitions and tau2.
 * Where there are many partitions, normals of one block and tau2 whose means lie within a fiftieth
 * of the smallest standard error of each other become one of the same mean and variance; it changes
 * probabilities by less than 1e-7.
 */
final class EffectQuantiles {

  /** What may be left out of the mixture: far below the digits of a quantile. */
  private static final double OMITTED = 1e-10;

  /** Normals that are kept one by one. */
  private static final int MOST_SINGLE = 50_000;

  private static final double WIDTH = 0.02;

  private final Posterior posterior;
  private final PartitionKernel kernel;
  private final double least;

  private EffectQuantiles(Posterior posterior, PartitionKernel kernel) {
    this.posterior = posterior;
    this.kernel = kernel;
    this.least = leastWeight(posterior.weight());
  }

  /**
   * The quantiles of each study's effect [k][probabilities]; the kernel is loaded with the
   * posterior's plan.
   *
   * @param probabilities each between 0 and 1
   */
  static double[][] of(Posterior posterior, PartitionKernel kernel, double... probabilities) {
    EffectQuantiles quantiles = new EffectQuantiles(posterior, kernel);
    NormalBins[] cells = quantiles.cells();
    MantraPlan plan = posterior.plan();
    return IntStream.range(0, plan.k())
        .mapToObj(
            i -> {
              NormalMixture effect = effect(blocksWith(i, cells, plan));
              return Arrays.stream(probabilities).map(effect::quantile).toArray();
            })
        .toArray(double[][]::new);
  }

  private static List<NormalBins> blocksWith(int study, NormalBins[] cells, MantraPlan plan) {
    return IntStream.range(0, cells.length)
        .filter(c -> (plan.members(c) >>> study & 1) != 0)
        .mapToObj(c -> cells[c])
        .toList();
  }

  private static NormalMixture effect(List<NormalBins> blocks) {
    int size = blocks.stream().mapToInt(NormalBins::size).sum();
    double[] weight = new double[size];
    double[] mean = new double[size];
    double[] sd = new double[size];
    int at = 0;
    for (NormalBins block : blocks) {
      block.copyTo(weight, mean, sd, at);
      at += block.size();
    }
    return NormalMixture.of(weight, mean, sd);
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

  private NormalBins[] cells() {
    MantraPlan plan = posterior.plan();
    long single = 0;
    for (int q = 0; q < plan.partitions(); q++) {
      single += posterior.weight()[q] >= least ? (long) plan.clusters(q) * kernel.nodes() : 0;
    }
    double width = single > MOST_SINGLE ? WIDTH * kernel.commonSe() : 0;
    NormalBins[] cells = new NormalBins[plan.cells()];
    for (int c = 0; c < cells.length; c++) {
      cells[c] = new NormalBins(width, kernel.centre());
    }
    for (int q = 0; q < plan.partitions(); q++) {
      double p = posterior.weight()[q];
      if (p >= least) {
        kernel.logBf(q);
        addPartition(cells, q, p);
      }
    }
    return cells;
  }

  private void addPartition(NormalBins[] cells, int q, double p) {
    MantraPlan plan = posterior.plan();
    for (int node = 0; node < kernel.nodes(); node++) {
      double share = kernel.nodeWeight(node);
      if (share < OMITTED * 1e-3) {
        continue;
      }
      for (int b = 0; b < plan.clusters(q); b++) {
        cells[plan.block(q, b)].add(
            node, p * share, kernel.blockMean(b, node), kernel.blockVariance(b, node));
      }
    }
  }
}
