package io.github.metasaw.genetics.mantra;

import io.github.metasaw.distribution.LogProbability;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.parallel.Interrupts;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Metropolis sampling of sets of centres where there are too many to enumerate. The target is
 * P(set) times the Bayes factor of its partition, from which effects, mu and tau2 are already
 * integrated out; a proposal adds or removes a centre, or moves one. A sweep is as many proposals
 * as studies.
 *
 * <p>A large signal leaves deep valleys between partitions. So beside each chain run others whose
 * target has the Bayes factor to a power below 1, down to the prior, and neighbours exchange their
 * states after each sweep (parallel tempering; Geyer 1991, Proc. 23rd Symp. Interface, 156). Only
 * the chain of power 1 is kept. The others give the Bayes factor of the model: it is the product
 * over neighbours of the mean of BF to the difference of their powers, in the flatter one (stepping
 * stones; Xie et al. 2011, Syst. Biol. 60, 150).
 */
final class CentreSampler {

  /** Bayes factors of partitions kept; when there are more the cache begins anew. */
  private static final int MAX_CACHED = 200_000;

  /** Chains of falling power beside each other, and the ratio of their powers. */
  private static final int LEVELS = 12;

  private static final double RATIO = 0.6;

  /** A partition visited often would be its own quantile, which has no effective sample size. */
  private static final double JITTER = 1e-6;

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

  /** Where a chain of some power is. */
  private static final class State {
    private long centres;
    private List<Long> blocks = List.of();
    private double logBf;
  }

  /**
   * What was drawn.
   *
   * @param plan the partitions visited, the share of visits in the place of the prior
   * @param draws {@code clusters} and {@code log10_bf} after each sweep
   * @param acceptance share of proposals accepted, over all powers
   * @param logBf natural logarithm of the Bayes factor of the model by stepping stones, one for
   *     each chain
   */
  record Sample(MantraPlan plan, Draws draws, double acceptance, double[] logBf) {}

  CentreSampler(MantraData data, int nodes) {
    this.data = data;
    this.k = data.k();
    this.neighbours = data.model().neighbours(data.present());
    this.kernel = new PartitionKernel(data.model().mu(), data.model().rate(), nodes);
    this.yi = data.planYi();
    this.wi = data.planWi();
    this.centreOf = new int[k];
    this.byCentre = new long[k];
    this.logPrior = new double[k + 1];
    for (int c = 1; c <= k; c++) {
      logPrior[c] = Math.log(ClusterPrior.ofOneSet(c, k));
    }
  }

  Sample run(MantraListener listener) {
    MantraSettings.Sampling options = data.model().sampling();
    double[][][] values = new double[2][options.chains()][options.draws()];
    double[] stones = new double[options.chains()];
    long perChain = (long) options.warmup() + options.draws();
    for (int chain = 0; chain < options.chains(); chain++) {
      double[] logSums = new double[LEVELS];
      Arrays.fill(logSums, Double.NEGATIVE_INFINITY);
      RandomStream random = Streams.of(options.seed()).chain(chain);
      State[] states = start(chain, random);
      for (int sweep = -options.warmup(); sweep < options.draws(); sweep++) {
        for (int level = 0; level < LEVELS; level++) {
          sweep(states[level], power(level), random);
        }
        exchange(states, random);
        long done = chain * perChain + options.warmup() + sweep + 1;
        listener.accept(MantraListener.Stage.SAMPLING, done, perChain * options.chains());
        if (sweep >= 0) {
          for (int level = 1; level < LEVELS; level++) {
            double step = power(level - 1) - power(level);
            logSums[level] = LogProbability.sum(logSums[level], step * states[level].logBf);
          }
          visits.merge(states[0].blocks, 1, Integer::sum);
          values[0][chain][sweep] = states[0].blocks.size();
          values[1][chain][sweep] = states[0].logBf / Math.log(10) + JITTER * random.nextUniform();
        }
      }
      for (int level = 1; level < LEVELS; level++) {
        stones[chain] += logSums[level] - Math.log(options.draws());
      }
    }
    Draws draws = Draws.of(List.of("clusters", "log10_bf"), values);
    return new Sample(visited(), draws, (double) accepted / proposed, stones);
  }

  /** 1 for the chain that is kept, 0 for the last, which samples the prior. */
  private static double power(int level) {
    return level == LEVELS - 1 ? 0 : Math.pow(RATIO, level);
  }

  /** Chains begin far apart: all studies centres, one of them, half of them. */
  private State[] start(int chain, RandomStream random) {
    long all = (1L << k) - 1;
    State[] states = new State[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      long one = 1L << below(random, k);
      long half = (random.nextLong() & all) | one;
      states[level] = new State();
      states[level].centres = chain % 3 == 0 ? all : chain % 3 == 1 ? one : half;
      states[level].blocks = blocks(states[level].centres);
      states[level].logBf = logBf(states[level].blocks);
    }
    return states;
  }

  private void sweep(State state, double power, RandomStream random) {
    Interrupts.check();
    for (int step = 0; step < k; step++) {
      proposed++;
      long next = propose(state.centres, random);
      double log = Math.log(random.nextUniform());
      if (next == 0 || next == state.centres) {
        continue;
      }
      List<Long> nextBlocks = blocks(next);
      double nextLogBf = logBf(nextBlocks);
      double ratio =
          logPrior[Long.bitCount(next)]
              - logPrior[Long.bitCount(state.centres)]
              + power * (nextLogBf - state.logBf);
      if (log < ratio) {
        accepted++;
        state.centres = next;
        state.blocks = nextBlocks;
        state.logBf = nextLogBf;
      }
    }
  }

  /** From the flattest pair to the sharpest, so that a state may rise all the way. */
  private static void exchange(State[] states, RandomStream random) {
    for (int level = LEVELS - 1; level > 0; level--) {
      State flat = states[level];
      State sharp = states[level - 1];
      double ratio = (power(level - 1) - power(level)) * (flat.logBf - sharp.logBf);
      if (Math.log(random.nextUniform()) < ratio) {
        states[level] = sharp;
        states[level - 1] = flat;
      }
    }
  }

  /** One study more or less, or a centre moved; each as probable as its way back. */
  private long propose(long centres, RandomStream random) {
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
    if (known.size() == MAX_CACHED) {
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
