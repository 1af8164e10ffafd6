package io.github.metasaw.model.covariance;

import io.github.metasaw.linalg.Components;
import java.util.Arrays;
import java.util.List;

/**
 * Which levels of groups hang together, because a row belongs to both: the effects of one component
 * are independent of those of the others. An effect is numbered group by group, level by level.
 */
final class LevelComponents {

  private final int[] component;
  private final int[] place;
  private final int[] sizes;
  private final int largest;

  private LevelComponents(int[] component, int[] place, int[] sizes, int largest) {
    this.component = component;
    this.place = place;
    this.sizes = sizes;
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
    for (int e = 0; e < component.length; e++) {
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
    return new LevelComponents(component, place, sizes, largest);
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

  /** Rows of the component that has most. */
  int largest() {
    return largest;
  }
}
