package io.github.metasaw.linalg;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The connected components of rows, by union-find. */
public final class Components {

  private final int[] parent;

  /**
   * Rows of which none are connected.
   *
   * @param n number of rows
   */
  public Components(int n) {
    parent = new int[n];
    Arrays.setAll(parent, i -> i);
  }

  /**
   * The row that represents the component of a row.
   *
   * @param i row, from 0
   * @return the same row for all rows of the component
   */
  public int find(int i) {
    int root = i;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  /**
   * Connects the components of two rows.
   *
   * @param i row, from 0
   * @param j row, from 0
   */
  public void join(int i, int j) {
    int a = find(i);
    int b = find(j);
    parent[Math.max(a, b)] = Math.min(a, b);
  }

  /**
   * Connects the rows of each group.
   *
   * @param group of each row, from 0 to n - 1 [n]
   */
  public void join(int[] group) {
    int[] first = new int[group.length];
    Arrays.fill(first, -1);
    for (int i = 0; i < group.length; i++) {
      if (first[group[i]] < 0) {
        first[group[i]] = i;
      } else {
        join(i, first[group[i]]);
      }
    }
  }

  /**
   * The component of each row.
   *
   * @return [n], numbered from 0 in order of first appearance
   */
  public int[] membership() {
    int[] roots = new int[parent.length];
    Arrays.setAll(roots, this::find);
    return consecutive(roots);
  }

  /** Groups renumbered from 0 in order of first appearance. */
  static int[] consecutive(int[] group) {
    Map<Integer, Integer> numbers = new HashMap<>();
    int[] renumbered = new int[group.length];
    for (int i = 0; i < group.length; i++) {
      Integer number = numbers.putIfAbsent(group[i], numbers.size());
      renumbered[i] = number == null ? numbers.size() - 1 : number;
    }
    return renumbered;
  }
}
