package io.github.metasaw.model.covariance;

import io.github.metasaw.linalg.Symmetric;
import java.util.Optional;

/**
 * Which element of the covariance of a group's effects each element of M has, and times what, where
 * every row has one effect of the group or none. It is looked up once, and read at every step of a
 * search. Immutable.
 */
final class EffectPlaces {

  /** Place of the effects of row and column, as {@link LevelBlocks} store them; -1 for none. */
  private final int[] place;

  /** The same of column and row. */
  private final int[] mirror;

  /** What multiplies the element. */
  private final double[] multiplier;

  private EffectPlaces(int[] place, int[] mirror, double[] multiplier) {
    this.place = place;
    this.mirror = mirror;
    this.multiplier = multiplier;
  }

  /**
   * Looks up the places.
   *
   * @param pattern of M
   * @return in the order in which the pattern shows its elements; empty where a row has several
   *     effects
   */
  static Optional<EffectPlaces> of(GroupEffect group, Symmetric pattern) {
    for (int i = 0; i < pattern.size(); i++) {
      if (group.only(i) < 0) {
        return Optional.empty();
      }
    }
    int count = Math.toIntExact(pattern.stored());
    EffectPlaces places = new EffectPlaces(new int[count], new int[count], new double[count]);
    int[] next = {0};
    pattern.forEach((i, j, value) -> places.take(next[0]++, group, i, j));
    return Optional.of(places);
  }

  private void take(int e, GroupEffect group, int i, int j) {
    LevelBlocks levels = group.dependence().blocks();
    int g = group.level(i);
    int h = group.level(j);
    if (g < 0 || h < 0 || !levels.connects(g, h)) {
      place[e] = -1;
      return;
    }
    int a = group.only(i);
    int b = group.only(j);
    place[e] = levels.index(g, a, h, b, group.size());
    mirror[e] = levels.index(h, b, g, a, group.size());
    multiplier[e] = group.z(i, a) * group.z(j, b);
  }

  /**
   * What the group adds to an element of M.
   *
   * @param e which of the elements of the pattern
   * @param effects covariance of the effects
   */
  double covariance(int e, double[] effects) {
    int at = place[e];
    return at < 0 ? 0 : multiplier[e] * effects[at];
  }

  /**
   * Adds an element of a matrix like M, and its mirror image, to Z'AZ.
   *
   * @param e which of the elements of the pattern
   * @param isDiagonal whether it is its own mirror image
   */
  void add(int e, double value, boolean isDiagonal, double[] into) {
    int at = place[e];
    if (at < 0) {
      return;
    }
    double product = multiplier[e] * value;
    into[at] += product;
    if (!isDiagonal) {
      into[mirror[e]] += product;
    }
  }
}
