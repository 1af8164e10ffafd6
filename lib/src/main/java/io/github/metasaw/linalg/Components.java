package io.github.metasaw.linalg;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Which rows hang together, by union and find. */
final class Components {

  private final int[] parent;

  Components(int n) {
    parent = new int[n];
    Arrays.setAll(parent, i -> i);
  }

  /** The row that stands for the component of {@code i}. */
  int find(int i) {
    int root = i;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  void join(int i, int j) {
    int a = find(i);
    int b = find(j);
    parent[Math.max(a, b)] = Math.min(a, b);
  }

  /** The component of each row [n], numbered from 0 in order of first appearance. */
  int[] membership() {
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
