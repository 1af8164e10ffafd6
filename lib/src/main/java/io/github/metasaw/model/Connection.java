package io.github.metasaw.model;

import java.util.List;

/**
 * Which levels of groups hang together, because a row belongs to both: the effects of one component
 * are independent of those of the others. An effect is numbered group by group, level by level.
 */
final class Connection {

  private final int[] component;
  private final int[] place;
  private final int[] sizes;
  private final int largest;

  private Connection(int[] component, int[] place, int[] sizes, int largest) {
    this.component = component;
    this.place = place;
    this.sizes = sizes;
    this.largest = largest;
  }

  static Connection of(MarginalCovariance structure) {
    List<GroupEffect> groups = structure.groups();
    int[] offset = offsets(groups);
    int[] parent = new int[offset[groups.size()]];
    java.util.Arrays.setAll(parent, e -> e);
    for (int i = 0; i < structure.size(); i++) {
      int first = -1;
      for (int g = 0; g < groups.size(); g++) {
        GroupEffect group = groups.get(g);
        for (int a = 0; group.level(i) >= 0 && a < group.size(); a++) {
          int effect = offset[g] + group.level(i) * group.size() + a;
          first = first < 0 ? effect : join(parent, first, effect);
        }
      }
    }
    return numbered(structure, parent, offset);
  }

  private static Connection numbered(MarginalCovariance structure, int[] parent, int[] offset) {
    int[] component = new int[parent.length];
    int[] place = new int[parent.length];
    int[] sizes = new int[parent.length];
    int[] number = new int[parent.length];
    int count = 0;
    for (int e = 0; e < parent.length; e++) {
      int root = find(parent, e);
      if (root == e) {
        number[e] = count++;
      }
      component[e] = number[root];
      place[e] = sizes[component[e]]++;
    }
    int[] rows = new int[count];
    int largest = 0;
    List<GroupEffect> groups = structure.groups();
    for (int i = 0; i < structure.size(); i++) {
      for (int g = 0; g < groups.size(); g++) {
        int level = groups.get(g).level(i);
        if (level >= 0) {
          int c = component[offset[g] + level * groups.get(g).size()];
          largest = Math.max(largest, ++rows[c]);
          break;
        }
      }
    }
    return new Connection(component, place, java.util.Arrays.copyOf(sizes, count), largest);
  }

  /** Where the effects of each group begin [groups + 1]. */
  static int[] offsets(List<GroupEffect> groups) {
    int[] offset = new int[groups.size() + 1];
    for (int g = 0; g < groups.size(); g++) {
      offset[g + 1] = offset[g] + groups.get(g).levels() * groups.get(g).size();
    }
    return offset;
  }

  private static int find(int[] parent, int e) {
    int root = e;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  /** Joins two components; the smaller number stands for both. */
  private static int join(int[] parent, int a, int b) {
    int left = find(parent, a);
    int right = find(parent, b);
    int root = Math.min(left, right);
    parent[Math.max(left, right)] = root;
    return root;
  }

  int components() {
    return sizes.length;
  }

  /** Number of effects in a component. */
  int size(int component) {
    return sizes[component];
  }

  int component(int effect) {
    return component[effect];
  }

  /** The place of an effect in its component. */
  int place(int effect) {
    return place[effect];
  }

  /** Rows of the component that has most. */
  int largest() {
    return largest;
  }
}
