package io.github.metasaw.genetics.mantra;

import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes a {@link MantraPlan}: walks over sets of centres, gives every study to its nearest centre,
 * and adds up the prior of the sets that give one partition.
 */
final class PlanBuilder {

  /** Blocks of a partition as bits, the one with study 0 first, then by their lowest study. */
  private record Key(long[] blocks) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && Arrays.equals(blocks, key.blocks);
    }

    @Override
    public int hashCode() {
      long hash = 0;
      for (long block : blocks) {
        hash = (hash ^ block) * 0x9e3779b97f4a7c15L;
        hash ^= hash >>> 29;
      }
      return Long.hashCode(hash);
    }
  }

  private static final double MAX_WAYS = 1e7;

  private final Neighbours neighbours;
  private final TieRule ties;
  private final int k;
  private final int[] centreOf;
  private final long[] byCentre;
  private final MantraSteps steps;
  private final Map<Key, double[]> mass = new HashMap<>();
  private long sets;
  private double ways;

  private PlanBuilder(Neighbours neighbours, TieRule ties, MantraSteps steps) {
    this.steps = steps;
    this.neighbours = neighbours;
    this.ties = ties;
    this.k = neighbours.size();
    this.centreOf = new int[k];
    this.byCentre = new long[k];
  }

  /** All sets of up to {@code most} centres. */
  static MantraPlan of(Neighbours neighbours, TieRule ties, int most, MantraListener listener) {
    int largest = Math.min(most, neighbours.size());
    long all = (long) ClusterPrior.setsUpTo(largest, neighbours.size());
    MantraSteps steps = new MantraSteps(listener, MantraListener.Stage.CENTRES, all);
    PlanBuilder builder = new PlanBuilder(neighbours, ties, steps);
    for (int c = 1; c <= largest; c++) {
      builder.walk(c);
    }
    List<long[]> partitions = new ArrayList<>();
    double[] prior = new double[builder.mass.size()];
    for (Map.Entry<Key, double[]> entry : builder.mass.entrySet()) {
      prior[partitions.size()] = entry.getValue()[0];
      partitions.add(entry.getKey().blocks());
    }
    double omitted = ClusterPrior.above(largest, builder.k);
    return MantraPlan.ofPartitions(builder.k, builder.sets, omitted, partitions, prior);
  }

  /** Every set of c centres: the next larger number with as many bits (Gosper). */
  private void walk(int c) {
    double share = ClusterPrior.ofOneSet(c, k);
    long first = c == 64 ? -1L : (1L << c) - 1;
    long last = first << (k - c);
    for (long set = first; ; ) {
      steps.next();
      sets++;
      add(set, share);
      if (set == last) {
        return;
      }
      long lowest = set & -set;
      long ripple = set + lowest;
      set = ripple | (((set ^ ripple) / lowest) >>> 2);
    }
  }

  private void add(long centres, double share) {
    if (ties == TieRule.SPLIT) {
      double number = neighbours.ways(centres);
      ways += number;
      if (ways > MAX_WAYS) {
        throw MetaException.of(
            String.format(
                Locale.ROOT,
                "the distances have so many ties that there are more than %,.0f ways to split them; take ties = first",
                MAX_WAYS));
      }
      double each = share / number;
      neighbours.assignAllWays(centres, centreOf, way -> addPartition(centres, each));
    } else {
      neighbours.assign(centres, centreOf);
      addPartition(centres, share);
    }
  }

  private void addPartition(long centres, double share) {
    long[] blocks = blocks(centreOf, byCentre, Long.bitCount(centres));
    mass.computeIfAbsent(new Key(blocks), key -> new double[1])[0] += share;
  }

  /**
   * The blocks of studies that have one centre, by their lowest study.
   *
   * @param centreOf the centre of each study [k]
   * @param byCentre room [k], zero before and after
   * @param clusters their number
   */
  static long[] blocks(int[] centreOf, long[] byCentre, int clusters) {
    for (int i = 0; i < centreOf.length; i++) {
      byCentre[centreOf[i]] |= 1L << i;
    }
    long[] blocks = new long[clusters];
    int count = 0;
    for (int i = 0; i < centreOf.length; i++) {
      long block = byCentre[centreOf[i]];
      if (block != 0 && Long.numberOfTrailingZeros(block) == i) {
        blocks[count++] = block;
      }
    }
    for (int centre : centreOf) {
      byCentre[centre] = 0;
    }
    return blocks;
  }
}
