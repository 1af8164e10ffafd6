package io.github.metasaw.genetics.mantra;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The part of MANTRA that depends on the distances only and is computed once: the partitions into
 * which sets of centres divide k studies, with their prior probabilities. Immutable; serves every
 * SNP that has these studies.
 *
 * <p>A cell is a set of studies that some partition has as a block, a bit for each study. Cells are
 * few: five studies have some 15, ten studies 50 to 200.
 */
public final class MantraPlan implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int k;
  private final long centreSets;
  private final double omittedPrior;
  private final long[] cells;
  private final int[] start;
  private final int[] blocks;
  private final double[] prior;

  MantraPlan(
      int k,
      long centreSets,
      double omittedPrior,
      long[] cells,
      int[] start,
      int[] blocks,
      double[] prior) {
    this.k = k;
    this.centreSets = centreSets;
    this.omittedPrior = omittedPrior;
    this.cells = cells;
    this.start = start;
    this.blocks = blocks;
    this.prior = prior;
  }

  /**
   * The number of studies.
   *
   * @return k
   */
  public int k() {
    return k;
  }

  /**
   * The number of sets of centres that were enumerated.
   *
   * @return number of sets
   */
  public long centreSets() {
    return centreSets;
  }

  /**
   * The number of distinct partitions that the sets of centres give.
   *
   * @return number of partitions
   */
  public int partitions() {
    return prior.length;
  }

  /**
   * The number of distinct blocks of these partitions.
   *
   * @return number of cells
   */
  public int cells() {
    return cells.length;
  }

  /**
   * The prior probability of the numbers of clusters that a cap leaves out.
   *
   * @return probability; 0 without a cap
   */
  public double omittedPrior() {
    return omittedPrior;
  }

  /** Number of blocks of a partition. */
  int clusters(int partition) {
    return start[partition + 1] - start[partition];
  }

  /** The cell that is block {@code b} of a partition, from 0. */
  int block(int partition, int b) {
    return blocks[start[partition] + b];
  }

  /** The studies of a cell, a bit for each. */
  long members(int cell) {
    return cells[cell];
  }

  double prior(int partition) {
    return prior[partition];
  }

  /**
   * A plan of given partitions: numbers their cells, and puts partitions that begin alike next to
   * each other.
   *
   * @param partitions the blocks of each, a bit for each study
   * @param prior probability of each
   */
  static MantraPlan ofPartitions(
      int k, long centreSets, double omittedPrior, List<long[]> partitions, double[] prior) {
    TreeSet<Long> distinct = new TreeSet<>();
    int total = 0;
    for (long[] blocks : partitions) {
      total += blocks.length;
      for (long block : blocks) {
        distinct.add(block);
      }
    }
    long[] cells = distinct.stream().mapToLong(Long::longValue).toArray();
    Integer[] order = new Integer[prior.length];
    Arrays.setAll(order, q -> q);
    Arrays.sort(order, Comparator.comparing(partitions::get, Arrays::compare));
    int[] start = new int[prior.length + 1];
    int[] blocks = new int[total];
    double[] sorted = new double[prior.length];
    int filled = 0;
    for (int q = 0; q < order.length; q++) {
      for (long block : partitions.get(order[q])) {
        blocks[filled++] = Arrays.binarySearch(cells, block);
      }
      start[q + 1] = filled;
      sorted[q] = prior[order[q]];
    }
    return new MantraPlan(k, centreSets, omittedPrior, cells, start, blocks, sorted);
  }
}
