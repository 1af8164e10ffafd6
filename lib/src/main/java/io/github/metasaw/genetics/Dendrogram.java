package io.github.metasaw.genetics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Distances as a tree by average linkage (UPGMA; Sokal and Michener 1958), for figures only: MANTRA
 * itself uses the distances. Heights and order agree with R's {@code hclust(d, "average")}, except
 * for the sides of branches.
 *
 * @param labels of the leaves [k]
 * @param merges in the order of their heights [k - 1]
 * @param order of the leaves from one side to the other, so that no branches cross [k]
 */
public record Dendrogram(List<String> labels, List<Merge> merges, List<Integer> order) {

  /**
   * Two branches that join. A number below k is a leaf, k + m the branch made by merge m.
   *
   * @param left the branch with the leaf that comes first in the labels
   * @param right the other branch
   * @param height distance at which they join
   */
  public record Merge(int left, int right, double height) {}

  /** Copies the lists. */
  public Dendrogram {
    labels = List.copyOf(labels);
    merges = List.copyOf(merges);
    order = List.copyOf(order);
  }

  /**
   * Joins the two branches of the smallest mean distance until one is left.
   *
   * @param labels of the leaves [k]
   * @param distances symmetric [k][k]
   * @return the tree
   */
  public static Dendrogram of(List<String> labels, double[][] distances) {
    int k = labels.size();
    double[][] d = new double[2 * k - 1][2 * k - 1];
    for (int i = 0; i < k; i++) {
      System.arraycopy(distances[i], 0, d[i], 0, k);
    }
    List<List<Integer>> leaves = new ArrayList<>();
    boolean[] open = new boolean[2 * k - 1];
    for (int i = 0; i < k; i++) {
      leaves.add(List.of(i));
    }
    Arrays.fill(open, 0, k, true);
    List<Merge> merges = new ArrayList<>();
    for (int next = k; next < 2 * k - 1; next++) {
      Merge merge = nearest(d, open, next, leaves);
      merges.add(merge);
      open[merge.left()] = false;
      open[merge.right()] = false;
      join(d, open, next, merge, leaves);
      open[next] = true;
    }
    return new Dendrogram(labels, merges, leaves.get(2 * k - 2));
  }

  private static Merge nearest(double[][] d, boolean[] open, int end, List<List<Integer>> leaves) {
    Merge best = new Merge(-1, -1, Double.POSITIVE_INFINITY);
    for (int i = 0; i < end; i++) {
      for (int j = 0; j < i; j++) {
        if (open[i] && open[j] && d[i][j] < best.height()) {
          boolean isFirst = leaves.get(i).get(0) < leaves.get(j).get(0);
          best = isFirst ? new Merge(i, j, d[i][j]) : new Merge(j, i, d[i][j]);
        }
      }
    }
    return best;
  }

  private static void join(
      double[][] d, boolean[] open, int next, Merge merge, List<List<Integer>> leaves) {
    List<Integer> both = new ArrayList<>(leaves.get(merge.left()));
    both.addAll(leaves.get(merge.right()));
    double share = (double) leaves.get(merge.left()).size() / both.size();
    for (int i = 0; i < next; i++) {
      if (open[i]) {
        d[next][i] = share * d[merge.left()][i] + (1 - share) * d[merge.right()][i];
        d[i][next] = d[next][i];
      }
    }
    leaves.add(both);
  }
}
