package io.github.metasaw.genetics.mantra;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The order in which each study sees the others, nearest first; all of a distance matrix that
 * matters, so any increasing map of the distances changes nothing.
 */
final class Neighbours implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Distances nearer to each other than this, relatively, are one distance rounded twice. */
  private static final double ROUNDING = 1e-13;

  /** For each study, all studies: itself, then by distance, then by number. */
  private final int[][] order;

  /** Ranks of the distances among all [k][k]; 0 on the diagonal only, equal where tied. */
  private final int[][] rank;

  private Neighbours(int[][] order, int[][] rank) {
    this.order = order;
    this.rank = rank;
  }

  /** Of a symmetric matrix [k][k] without negative or missing elements. */
  static Neighbours of(double[][] d) {
    int k = d.length;
    double[] sorted = Arrays.stream(d).flatMapToDouble(Arrays::stream).sorted().toArray();
    int[][] rank = new int[k][k];
    int[][] order = new int[k][];
    int[] rankOfSorted = new int[sorted.length];
    for (int m = 1; m < sorted.length; m++) {
      boolean isSame = sorted[m] - sorted[m - 1] <= ROUNDING * sorted[m];
      rankOfSorted[m] = rankOfSorted[m - 1] + (isSame ? 0 : 1);
    }
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        rank[i][j] = i == j ? 0 : 1 + rankOfSorted[Arrays.binarySearch(sorted, d[i][j])];
      }
      int[] ranks = rank[i];
      order[i] =
          IntStream.range(0, k)
              .boxed()
              .sorted(Comparator.comparingInt(j -> ranks[j]))
              .mapToInt(Integer::intValue)
              .toArray();
    }
    return new Neighbours(order, rank);
  }

  /** Of some of the studies only, in ascending order of their numbers. */
  Neighbours select(int[] studies) {
    int k = studies.length;
    int[] newNumber = new int[order.length];
    Arrays.fill(newNumber, -1);
    for (int i = 0; i < k; i++) {
      newNumber[studies[i]] = i;
    }
    int[][] subOrder = new int[k][];
    int[][] subRank = new int[k][k];
    for (int i = 0; i < k; i++) {
      subOrder[i] =
          Arrays.stream(order[studies[i]]).map(j -> newNumber[j]).filter(j -> j >= 0).toArray();
      for (int j = 0; j < k; j++) {
        subRank[i][j] = rank[studies[i]][studies[j]];
      }
    }
    return new Neighbours(subOrder, subRank);
  }

  int size() {
    return order.length;
  }

  /** The centre a study takes among the set {@code centres}, a bit for each study. */
  int centre(int study, long centres) {
    for (int candidate : order[study]) {
      if ((centres >>> candidate & 1) != 0) {
        return candidate;
      }
    }
    throw new IllegalArgumentException("no centres");
  }

  /**
   * The centre of each study [k] into {@code centreOf}, the first of equals.
   *
   * @param centres a bit for each study
   */
  void assign(long centres, int[] centreOf) {
    for (int i = 0; i < centreOf.length; i++) {
      centreOf[i] = centre(i, centres);
    }
  }

  /**
   * Every way in which ties may fall, equally probable: the centre of each study [k], one array
   * that is overwritten. {@link #ways} gives their number.
   */
  void assignAllWays(long centres, int[] centreOf, Consumer<int[]> each) {
    assignFrom(0, centres, centreOf, each);
  }

  private void assignFrom(int study, long centres, int[] centreOf, Consumer<int[]> each) {
    if (study == centreOf.length) {
      each.accept(centreOf);
      return;
    }
    for (int candidate : nearest(study, centres)) {
      centreOf[study] = candidate;
      assignFrom(study + 1, centres, centreOf, each);
    }
  }

  /** The number of ways in which ties may fall. */
  double ways(long centres) {
    double ways = 1;
    for (int i = 0; i < size(); i++) {
      ways *= nearest(i, centres).size();
    }
    return ways;
  }

  private List<Integer> nearest(int study, long centres) {
    List<Integer> nearest = new ArrayList<>(1);
    int best = -1;
    for (int candidate : order[study]) {
      if ((centres >>> candidate & 1) == 0) {
        continue;
      }
      if (best >= 0 && rank[study][candidate] != best) {
        break;
      }
      best = rank[study][candidate];
      nearest.add(candidate);
    }
    return nearest;
  }

  /** Studies that see two others at one distance, and which: (study, other, other); or empty. */
  List<int[]> ties() {
    List<int[]> ties = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      for (int m = 2; m < size(); m++) {
        if (rank[i][order[i][m]] == rank[i][order[i][m - 1]]) {
          ties.add(new int[] {i, order[i][m - 1], order[i][m]});
        }
      }
    }
    return ties;
  }
}
