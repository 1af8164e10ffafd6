package io.github.metasaw.model;

import io.github.metasaw.data.ComputableRange;
import io.github.metasaw.diagnostic.MetaException;

/** The sizes of moderators whose squares and products can be computed with. */
public final class DesignRange {

  private DesignRange() {}

  /**
   * Refuses a design with a column whose largest absolute value is outside 1e-50 to 1e50 and not 0.
   *
   * @param design to be checked
   * @throws MetaException with the column, its largest value and what to change
   */
  public static void check(Design design) {
    double[] x = design.x();
    int p = design.columns();
    for (int j = 0; j < p; j++) {
      double largest = 0;
      for (int i = j; i < x.length; i += p) {
        largest = Math.max(largest, Math.abs(x[i]));
      }
      if (largest > 0 && !ComputableRange.holdsScale(largest)) {
        throw MetaException.of(
            "the values of %s go up to %s, and only sizes of 1e-50 to 1e50 can be computed with; measure it in another unit"
                .formatted(design.names().get(j), largest));
      }
    }
  }
}
