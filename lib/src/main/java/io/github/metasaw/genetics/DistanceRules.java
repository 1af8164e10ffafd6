package io.github.metasaw.genetics;

import io.github.metasaw.data.column.CellText;
import io.github.metasaw.diagnostic.MetaException;
import java.util.List;

/** What a matrix must be like to be one of distances. */
final class DistanceRules {

  /** Sets of studies are the bits of a long. */
  private static final int MAX_STUDIES = 62;

  private DistanceRules() {}

  /**
   * A copy of distances that are as distances must be.
   *
   * @param names what messages call the studies [k]
   * @param d distances [k][k]
   * @return a symmetric copy [k][k]
   * @throws MetaException if there are no studies or too many, or a distance is missing, negative,
   *     infinite or differs from the one the other way
   */
  static double[][] valid(List<String> names, double[][] d) {
    int k = d.length;
    if (k == 0 || k > MAX_STUDIES) {
      throw MetaException.of(
          k == 0
              ? "the distances have no rows"
              : "MANTRA takes up to %d studies, these are %d; merge cohorts of one ancestry by a fixed-effects model first"
                  .formatted(MAX_STUDIES, k));
    }
    for (int i = 0; i < k; i++) {
      if (d[i].length != k) {
        throw MetaException.of(
            "distances must be square: row %d ('%s') has %d of %d elements"
                .formatted(i + 1, names.get(i), d[i].length, k));
      }
    }
    double[][] copy = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        copy[i][j] = valid(names, d, i, j);
      }
    }
    return copy;
  }

  /** The mean of d[i][j] and d[j][i], which may differ by the rounding of a file. */
  private static double valid(List<String> names, double[][] d, int i, int j) {
    double there = d[i][j];
    double back = d[j][i];
    if (!(there >= 0 && there < Double.POSITIVE_INFINITY)) {
      throw MetaException.of(
          "distances must be finite and not negative, but from '%s' to '%s' it is %s"
              .formatted(names.get(i), names.get(j), number(there)));
    }
    if (i == j && there != 0) {
      throw MetaException.of(
          "the distance of '%s' to itself must be 0, not %s"
              .formatted(names.get(i), CellText.number(there)));
    }
    if (Math.abs(there - back) > 1e-9 * Math.max(there, back)) {
      throw MetaException.of(
          "distances must be symmetric, but from '%1$s' to '%2$s' it is %3$s and from '%2$s' to '%1$s' %4$s"
              .formatted(names.get(i), names.get(j), CellText.number(there), number(back)));
    }
    // Not their sum, which may pass the largest number.
    return there + (back - there) / 2;
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "missing" : CellText.number(value);
  }
}
