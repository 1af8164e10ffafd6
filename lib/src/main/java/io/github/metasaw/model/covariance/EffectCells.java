package io.github.metasaw.model.covariance;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells of the rows: rows of a cell have the same effects of groups, with the same multipliers.
 * Immutable.
 */
final class EffectCells {

  /** The cell of each row [n]. */
  private final int[] cell;

  /** A row of each cell, the first. */
  private final int[] first;

  private EffectCells(int[] cell, int[] first) {
    this.cell = cell;
    this.first = first;
  }

  /** The cells of a structure, in order of their first rows. */
  static EffectCells of(MarginalCovariance structure) {
    int[] cell = new int[structure.size()];
    int[] first = new int[cell.length];
    Map<List<Double>, Integer> known = new LinkedHashMap<>();
    for (int i = 0; i < cell.length; i++) {
      Integer there = known.putIfAbsent(effects(structure.groups(), i), known.size());
      cell[i] = there == null ? known.size() - 1 : there;
      if (there == null) {
        first[cell[i]] = i;
      }
    }
    return new EffectCells(cell, Arrays.copyOf(first, known.size()));
  }

  /** The levels and multipliers of row i; rows without effects are a cell too. */
  private static List<Double> effects(List<GroupEffect> groups, int i) {
    int size = groups.stream().mapToInt(group -> group.size() + 1).sum();
    Double[] out = new Double[size];
    int at = 0;
    for (GroupEffect group : groups) {
      out[at++] = (double) group.level(i);
      for (int a = 0; a < group.size(); a++) {
        out[at++] = group.level(i) < 0 ? 0.0 : group.z(i, a);
      }
    }
    return List.of(out);
  }

  /** Number of cells. */
  int count() {
    return first.length;
  }

  /** The cell of row i. */
  int of(int i) {
    return cell[i];
  }

  /** The first row of a cell. */
  int first(int c) {
    return first[c];
  }
}
