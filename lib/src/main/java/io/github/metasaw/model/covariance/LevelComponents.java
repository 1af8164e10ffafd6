package io.github.metasaw.model.covariance;

import io.github.metasaw.linalg.BorderedFactor;
import io.github.metasaw.linalg.Components;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The connected components of levels of groups, levels being connected if a row belongs to both:
 * the effects of one component are independent of those of the others. An effect is numbered group
 * by group, level by level. In a component the effects of the group that has most come first: no
 * row belongs to two of its levels, so they can be eliminated one by one.
 */
final class LevelComponents {

  private final int[] component;
  private final int[] place;
  private final int[] sizes;
  private final int widest;
  private final int[] eliminated;
  private final int largest;

  private LevelComponents(
      int[] component, int[] place, int[] sizes, int widest, int[] eliminated, int largest) {
    this.component = component;
    this.place = place;
    this.sizes = sizes;
    this.widest = widest;
    this.eliminated = eliminated;
    this.largest = largest;
  }

  static LevelComponents of(MarginalCovariance structure) {
    List<GroupEffect> groups = structure.groups();
    int[] offset = offsets(groups);
    Components effects = new Components(offset[groups.size()]);
    for (int i = 0; i < structure.size(); i++) {
      int first = -1;
      for (int g = 0; g < groups.size(); g++) {
        GroupEffect group = groups.get(g);
        for (int a = 0; group.level(i) >= 0 && a < group.size(); a++) {
          int effect = offset[g] + group.level(i) * group.size() + a;
          if (first >= 0) {
            effects.join(first, effect);
          }
          first = effect;
        }
      }
    }
    return numbered(structure, effects.membership(), offset);
  }

  private static LevelComponents numbered(
      MarginalCovariance structure, int[] component, int[] offset) {
    int count = Arrays.stream(component).max().orElse(-1) + 1;
    int[] place = new int[component.length];
    int[] sizes = new int[count];
    int widest = widest(offset);
    for (int e = offset[widest]; e < offset[widest + 1]; e++) {
      place[e] = sizes[component[e]]++;
    }
    int[] eliminated = sizes.clone();
    for (int e = 0; e < component.length; e++) {
      if (e < offset[widest] || e >= offset[widest + 1]) {
        place[e] = sizes[component[e]]++;
      }
    }
    int largest = largest(structure, component, offset, new int[count]);
    return new LevelComponents(component, place, sizes, widest, eliminated, largest);
  }

  /** The group with most effects, the first of several. */
  private static int widest(int[] offset) {
    int widest = 0;
    for (int g = 1; g < offset.length - 1; g++) {
      if (offset[g + 1] - offset[g] > offset[widest + 1] - offset[widest]) {
        widest = g;
      }
    }
    return widest;
  }

  private static int largest(
      MarginalCovariance structure, int[] component, int[] offset, int[] rows) {
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
    return largest;
  }

  /** Where the effects of each group begin [groups + 1]. */
  static int[] offsets(List<GroupEffect> groups) {
    int[] offset = new int[groups.size() + 1];
    for (int g = 0; g < groups.size(); g++) {
      offset[g + 1] = offset[g] + groups.get(g).levels() * groups.get(g).size();
    }
    return offset;
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

  /**
   * Room to factorise A of each component, which is I + a sum over rows of products of the effects
   * that the row has.
   *
   * @param structure the same that these components are of
   */
  List<BorderedFactor> factors(MarginalCovariance structure) {
    List<GroupEffect> groups = structure.groups();
    int m = groups.get(widest).size();
    BitSet[][] touched = new BitSet[sizes.length][];
    for (int c = 0; c < sizes.length; c++) {
      touched[c] = new BitSet[sizes[c] - eliminated[c]];
      Arrays.setAll(touched[c], r -> new BitSet());
    }
    int[] offset = offsets(groups);
    for (int i = 0; i < structure.size(); i++) {
      int own = groups.get(widest).level(i);
      for (int g = 0; own >= 0 && g < groups.size(); g++) {
        int level = groups.get(g).level(i);
        for (int a = 0; g != widest && level >= 0 && a < groups.get(g).size(); a++) {
          int effect = offset[g] + level * groups.get(g).size() + a;
          int c = component[effect];
          touched[c][place[effect] - eliminated[c]].set(place[offset[widest] + own * m] / m);
        }
      }
    }
    return IntStream.range(0, sizes.length)
        .mapToObj(c -> new BorderedFactor(eliminated[c] / m, m, arrays(touched[c])))
        .toList();
  }

  private static int[][] arrays(BitSet[] sets) {
    return Arrays.stream(sets).map(set -> set.stream().toArray()).toArray(int[][]::new);
  }

  /** Rows of the component that has most. */
  int largest() {
    return largest;
  }
}
