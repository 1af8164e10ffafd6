package io.github.metasaw.linalg;

import java.util.Arrays;

/**
 * The reverse Cuthill-McKee order, which brings the elements of a sparse symmetric matrix near its
 * diagonal, so that its Cholesky factor stays within a narrow envelope. Rows are numbered outwards
 * from one end of each component, neighbours of few neighbours first, and the order is reversed.
 *
 * <p>E Cuthill, J McKee (1969), Proceedings of the 24th ACM national conference, 157; A George, JW
 * Liu (1979), ACM Transactions on Mathematical Software 5, 284 for the end to begin at.
 */
final class CuthillMcKee {

  private final Graph graph;
  private final int[] order;
  private final int[] level;

  /** The search that saw each row last. */
  private final int[] seen;

  private int searches;

  private CuthillMcKee(Graph graph) {
    this.graph = graph;
    this.order = new int[graph.size()];
    this.level = new int[graph.size()];
    this.seen = new int[graph.size()];
  }

  /** The row to put at each position [n]. */
  static int[] order(Graph graph) {
    CuthillMcKee search = new CuthillMcKee(graph);
    boolean[] done = new boolean[graph.size()];
    int numbered = 0;
    for (int i = 0; i < done.length; i++) {
      if (!done[i]) {
        int last = search.number(search.end(i, numbered), numbered);
        for (; numbered < last; numbered++) {
          done[search.order[numbered]] = true;
        }
      }
    }
    int n = search.order.length;
    int[] reversed = new int[n];
    Arrays.setAll(reversed, i -> search.order[n - 1 - i]);
    return reversed;
  }

  /** A row far out in the component of {@code row}: as far from some row as any is. */
  private int end(int row, int from) {
    int end = row;
    int depth = -1;
    while (true) {
      int last = number(end, from);
      int deepest = level[order[last - 1]];
      if (deepest <= depth) {
        return end;
      }
      depth = deepest;
      int next = order[last - 1];
      for (int p = last - 1; p >= from && level[order[p]] == deepest; p--) {
        if (graph.degree(order[p]) <= graph.degree(next)) {
          next = order[p];
        }
      }
      end = next;
    }
  }

  /** Numbers the component of {@code root} outwards from position {@code from}; its end. */
  private int number(int root, int from) {
    searches++;
    int last = from;
    see(root, 0);
    order[last++] = root;
    for (int p = from; p < last; p++) {
      int begin = last;
      for (int e = graph.start(order[p]); e < graph.end(order[p]); e++) {
        int row = graph.neighbour(e);
        if (seen[row] != searches) {
          see(row, level[order[p]] + 1);
          order[last++] = row;
        }
      }
      sortByDegree(begin, last);
    }
    return last;
  }

  private void see(int row, int at) {
    seen[row] = searches;
    level[row] = at;
  }

  private void sortByDegree(int begin, int end) {
    if (end - begin < 2) {
      return;
    }
    long[] keys = new long[end - begin];
    for (int p = begin; p < end; p++) {
      keys[p - begin] = (long) graph.degree(order[p]) << 32 | order[p];
    }
    Arrays.sort(keys);
    for (int p = begin; p < end; p++) {
      order[p] = (int) keys[p - begin];
    }
  }
}
