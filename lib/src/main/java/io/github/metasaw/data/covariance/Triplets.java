package io.github.metasaw.data.covariance;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.linalg.Structure;
import io.github.metasaw.linalg.Symmetric;
import java.util.HashMap;
import java.util.Map;

/** A symmetric matrix from elements that are not zero. */
final class Triplets {

  private final int n;
  private final int[] row;
  private final int[] column;
  private final double[] value;

  Triplets(int n, int[] row, int[] column, double[] value) {
    this.n = n;
    this.row = row;
    this.column = column;
    this.value = value;
  }

  /** The matrix, NaN on the diagonal where a variance is missing; zero beside it. */
  Symmetric toSymmetric() {
    if (row.length != value.length || column.length != value.length) {
      throw MetaException.of(
          "V has %d values, but %d rows and %d columns for them"
              .formatted(value.length, row.length, column.length));
    }
    double[] variances = variances();
    Map<Long, Integer> seen = new HashMap<>();
    Structure.Elements elements = new Structure.Elements(n);
    for (int e = 0; e < value.length; e++) {
      int i = Math.max(row[e], column[e]);
      int j = Math.min(row[e], column[e]);
      double scale = Math.sqrt(variances[i] * variances[j]);
      Integer before = seen.putIfAbsent((long) i * n + j, e);
      if (before != null && (row[before] == row[e] || !Double.isNaN(scale))) {
        again(before, e, scale);
      } else if (before == null && (i == j || !Double.isNaN(scale))) {
        elements.add(i, j, covariance(e));
      }
    }
    return elements.toSymmetric();
  }

  private double[] variances() {
    double[] variances = new double[n];
    for (int e = 0; e < value.length; e++) {
      for (int index : new int[] {row[e], column[e]}) {
        if (index < 0 || index >= n) {
          throw MetaException.of(
              "element %d of V stands in row %d, column %d, but V has %d rows, the first being 0"
                  .formatted(e + 1, row[e], column[e], n));
        }
      }
      if (row[e] == column[e]) {
        variances[row[e]] = value[e];
      }
    }
    return CovarianceValidator.variances(variances, CovarianceValidator.NUMBERED);
  }

  private double covariance(int e) {
    if (row[e] != column[e] && !Double.isFinite(value[e])) {
      CovarianceValidator.mean(
          value[e], value[e], 1, row[e], column[e], CovarianceValidator.NUMBERED);
    }
    return value[e];
  }

  /** An element may stand below and above the diagonal, if it is the same. */
  private void again(int before, int e, double scale) {
    if (row[before] == row[e]) {
      throw MetaException.of(
          "the element of V in row %d, column %d is given twice".formatted(row[e], column[e]));
    }
    CovarianceValidator.mean(
        value[before], value[e], scale, row[before], column[before], CovarianceValidator.NUMBERED);
  }
}
