package io.github.metasaw.linalg;

import java.util.Arrays;

/** Which rows share a stored element: the neighbours of each row, ascending, itself left out. */
final class Graph {

  private final int[] start;
  private final int[] neighbours;

  private Graph(int[] start, int[] neighbours) {
    this.start = start;
    this.neighbours = neighbours;
  }

  /** The graph of edges (a[e], b[e]), e < edges, in any direction and any number of times. */
  static Graph of(int n, int[] a, int[] b, int edges) {
    int[] start = new int[n + 1];
    for (int e = 0; e < edges; e++) {
      if (a[e] != b[e]) {
        start[a[e] + 1]++;
        start[b[e] + 1]++;
      }
    }
    for (int i = 0; i < n; i++) {
      start[i + 1] = Math.addExact(start[i], start[i + 1]);
    }
    int[] all = new int[start[n]];
    int[] at = Arrays.copyOf(start, n);
    for (int e = 0; e < edges; e++) {
      if (a[e] != b[e]) {
        all[at[a[e]]++] = b[e];
        all[at[b[e]]++] = a[e];
      }
    }
    return withoutRepeats(n, start, all);
  }

  private static Graph withoutRepeats(int n, int[] start, int[] all) {
    int[] begin = new int[n + 1];
    int kept = 0;
    for (int i = 0; i < n; i++) {
      Arrays.sort(all, start[i], start[i + 1]);
      for (int e = start[i]; e < start[i + 1]; e++) {
        if (e == start[i] || all[e] != all[e - 1]) {
          all[kept++] = all[e];
        }
      }
      begin[i + 1] = kept;
    }
    return new Graph(begin, Arrays.copyOf(all, kept));
  }

  int size() {
    return start.length - 1;
  }

  /** Number of pairs of neighbours. */
  int edges() {
    return neighbours.length / 2;
  }

  int start(int row) {
    return start[row];
  }

  int end(int row) {
    return start[row + 1];
  }

  int neighbour(int edge) {
    return neighbours[edge];
  }

  int degree(int row) {
    return start[row + 1] - start[row];
  }

  /** Elements of the envelope, the diagonal included, with these rows at each position. */
  double envelope(int[] order) {
    return Arrays.stream(widths(order)).asDoubleStream().map(w -> w + 1).sum();
  }

  /** What a factorisation within the envelope costs: the sum of its squared widths. */
  double work(int[] order) {
    return Arrays.stream(widths(order)).asDoubleStream().map(w -> w * w).sum();
  }

  private int[] widths(int[] order) {
    int[] position = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      position[order[i]] = i;
    }
    int[] width = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      for (int e = start[order[i]]; e < start[order[i] + 1]; e++) {
        width[i] = Math.max(width[i], i - position[neighbours[e]]);
      }
    }
    return width;
  }

  /** The component of each row [n], numbered from 0 in order of first appearance. */
  int[] components() {
    Components components = new Components(size());
    for (int i = 0; i < size(); i++) {
      for (int e = start[i]; e < start[i + 1]; e++) {
        components.join(i, neighbours[e]);
      }
    }
    return components.membership();
  }
}
