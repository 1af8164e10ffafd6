package io.github.metasaw.genetics;

import io.github.metasaw.draws.Draws;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Metropolis sampling of sets of centres where there are too many to enumerate. The target is
 * P(set) times the Bayes factor of its partition, from which effects, mu and tau2 are already
 * integrated out; a proposal adds or removes a centre, or moves one. A sweep is as many proposals
 * as studies.
 */
final class CentreSampler {

  /** Bayes factors of partitions kept; when there are more the cache begins anew. */
  private static final int MOST_KEPT = 200_000;

  private final Neighbours neighbours;
  private final MantraData data;
  private final PartitionKernel kernel;
  private final double[] yi;
  private final double[] wi;
  private final int k;
  private final double[] logPrior;
  private final int[] centreOf;
  private final long[] byCentre;
  private final Map<List<Long>, Double> known = new HashMap<>();

  /** Visits of a partition after warm-up, by its blocks. */
  private final Map<List<Long>, Integer> visits = new HashMap<>();

  private long proposed;
  private long accepted;

  // The state of the chain at hand.
  private long centres;
  private List<Long> blocks = List.of();
  private double logBf;

  /**
   * What was drawn.
   *
   * @param plan the partitions visited, the share of visits in the place of the prior
   * @param draws {@code clusters} and {@code log10_bf} after each sweep
   * @param acceptance share of proposals accepted
   */
  record Sample(MantraPlan plan, Draws draws, double acceptance) {}

  CentreSampler(MantraData data, int nodes) {
    this.data = data;
    this.k = data.k();
    this.neighbours = data.mantra().neighbours(data.present());
    this.kernel = new PartitionKernel(data.mantra().mu(), data.mantra().rate(), nodes);
    this.yi = data.planYi();
    this.wi = data.planWi();
    this.centreOf = new int[k];
    this.byCentre = new long[k];
    this.logPrior = new double[k + 1];
    for (int c = 1; c <= k; c++) {
      logPrior[c] = Math.log(ClusterPrior.ofOneSet(c, k));
    }
  }

  Sample run() {
    Mantra.Sampling options = data.mantra().sampling();
    double[][][] values = new double[2][options.chains()][options.draws()];
    for (int chain = 0; chain < options.chains(); chain++) {
      RandomStream random = Streams.of(options.seed()).chain(chain);
      start(chain, random);
      for (int sweep = -options.warmup(); sweep < options.draws(); sweep++) {
        sweep(random);
        if (sweep >= 0) {
          visits.merge(blocks, 1, Integer::sum);
          values[0][chain][sweep] = blocks.size();
          values[1][chain][sweep] = logBf / Math.log(10);
        }
      }
    }
    Draws draws = Draws.of(List.of("clusters", "log10_bf"), values);
    return new Sample(visited(), draws, (double) accepted / proposed);
  }

  /** Chains begin far apart: all studies centres, one of them, half of them. */
  private void start(int chain, RandomStream random) {
    long all = (1L << k) - 1;
    long one = 1L << below(random, k);
    long half = (random.nextLong() & all) | one;
    set(chain % 3 == 0 ? all : chain % 3 == 1 ? one : half);
  }

  private void set(long next) {
    centres = next;
    blocks = blocks(next);
    logBf = logBf(blocks);
  }

  private void sweep(RandomStream random) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
    for (int step = 0; step < k; step++) {
      proposed++;
      long next = propose(random);
      double log = Math.log(random.nextUniform());
      if (next == 0 || next == centres) {
        continue;
      }
      List<Long> nextBlocks = blocks(next);
      double nextLogBf = logBf(nextBlocks);
      double ratio =
          logPrior[Long.bitCount(next)] + nextLogBf - logPrior[Long.bitCount(centres)] - logBf;
      if (log < ratio) {
        accepted++;
        centres = next;
        blocks = nextBlocks;
        logBf = nextLogBf;
      }
    }
  }

  /** One study more or less, or a centre moved; each as probable as its way back. */
  private long propose(RandomStream random) {
    long a = 1L << below(random, k);
    if (random.nextUniform() < 0.5) {
      return centres ^ a;
    }
    long b = 1L << below(random, k);
    boolean differ = ((centres & a) == 0) != ((centres & b) == 0);
    return differ ? centres ^ a ^ b : centres;
  }

  private static int below(RandomStream random, int bound) {
    return (int) (random.nextUniform() * bound);
  }

  private List<Long> blocks(long set) {
    neighbours.assign(set, centreOf);
    long[] out = PlanBuilder.blocks(centreOf, byCentre, Long.bitCount(set));
    return Arrays.stream(out).boxed().toList();
  }

  private double logBf(List<Long> partition) {
    Double cached = known.get(partition);
    if (cached != null) {
      return cached;
    }
    long[] cells = partition.stream().mapToLong(Long::longValue).toArray();
    kernel.load(MantraPlan.ofPartitions(k, 1, 0, List.of(cells), new double[] {1}), yi, wi);
    double value = kernel.logBf(0);
    if (known.size() == MOST_KEPT) {
      known.clear();
    }
    known.put(partition, value);
    return value;
  }

  private MantraPlan visited() {
    List<long[]> partitions = new ArrayList<>();
    double[] share = new double[visits.size()];
    double total = visits.values().stream().mapToInt(Integer::intValue).sum();
    for (Map.Entry<List<Long>, Integer> entry : visits.entrySet()) {
      share[partitions.size()] = entry.getValue() / total;
      partitions.add(entry.getKey().stream().mapToLong(Long::longValue).toArray());
    }
    return MantraPlan.ofPartitions(k, partitions.size(), 0, partitions, share);
  }
}
