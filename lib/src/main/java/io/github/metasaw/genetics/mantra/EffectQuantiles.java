package io.github.metasaw.genetics.mantra;

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

  /** The same where normals are put together, which changes more. */
  private static final double OMITTED_OF_MANY = 1e-8;

  /** Normals that are kept one by one. */
  private static final int MAX_SINGLE_NORMALS = 50_000;

  private static final double WIDTH = 0.02;

  private final PartitionPosterior posterior;
  private final PartitionKernel kernel;
  private final MantraListener listener;
  private final double omitted;
  private final double least;
  private final double width;

  private EffectQuantiles(
      PartitionPosterior posterior, PartitionKernel kernel, MantraListener listener) {
    this.listener = listener;
    this.posterior = posterior;
    this.kernel = kernel;
    double few = leastWeight(posterior.weight(), OMITTED);
    boolean isMany = normals(few) > MAX_SINGLE_NORMALS;
    this.omitted = isMany ? OMITTED_OF_MANY : OMITTED;
    this.least = isMany ? leastWeight(posterior.weight(), omitted) : few;
    this.width = isMany ? WIDTH * kernel.commonSe() : 0;
  }

  /**
   * The quantiles of each study's effect [k][probabilities]; the kernel is loaded with the
   * posterior's plan.
   *
   * @param probabilities each between 0 and 1
   */
  static double[][] of(
      PartitionPosterior posterior,
      PartitionKernel kernel,
      MantraListener listener,
      double... probabilities) {
    EffectQuantiles quantiles = new EffectQuantiles(posterior, kernel, listener);
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

  /** Partitions at least this probable have all but {@code omitted} of the posterior. */
  private static double leastWeight(double[] weights, double omitted) {
    double[] sorted = weights.clone();
    Arrays.sort(sorted);
    double sum = 0;
    int first = 0;
    while (first < sorted.length - 1 && sum + sorted[first] < omitted) {
      sum += sorted[first++];
    }
    return sorted[first];
  }

  /** Number of normals in partitions of some weight. */
  private long normals(double leastWeight) {
    MantraPlan plan = posterior.plan();
    long normals = 0;
    for (int q = 0; q < plan.partitions(); q++) {
      boolean isIn = posterior.weight()[q] >= leastWeight;
      normals += isIn ? (long) plan.clusters(q) * kernel.nodes() : 0;
    }
    return normals;
  }

  private NormalBins[] cells() {
    MantraPlan plan = posterior.plan();
    NormalBins[] cells = new NormalBins[plan.cells()];
    for (int c = 0; c < cells.length; c++) {
      cells[c] = new NormalBins(width, kernel.centre());
    }
    MantraSteps steps =
        new MantraSteps(listener, MantraListener.Stage.INTERVALS, plan.partitions());
    for (int q = 0; q < plan.partitions(); q++) {
      steps.next();
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
      if (share < omitted * 1e-3) {
        continue;
      }
      for (int b = 0; b < plan.clusters(q); b++) {
        cells[plan.block(q, b)].add(
            node, p * share, kernel.blockMean(b, node), kernel.blockVariance(b, node));
      }
    }
  }
}
