package io.github.metasaw.data.covariance;

import io.github.metasaw.diagnostic.MetaException;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Types of rows and how they are correlated.
 *
 * @param column says the type of a row; none where each row is a type of its own
 * @param values of the column, in the order of {@code rho}; none where all pairs are alike
 * @param rho correlations [values x values]; or the one correlation of all pairs [1 x 1]
 */
record TypeCorrelations(@Nullable String column, @Nullable List<String> values, double[][] rho) {

  /** How far from symmetric a typed matrix of correlations may be. */
  private static final double SYMMETRY_TOLERANCE = 1e-8;

  static TypeCorrelations rows(double rho) {
    return new TypeCorrelations(null, null, new double[][] {{correlation("rho", rho)}});
  }

  static TypeCorrelations of(String column, double rho) {
    return new TypeCorrelations(column, null, new double[][] {{correlation("rho", rho)}});
  }

  static TypeCorrelations of(String column, List<String> values, double[][] rho) {
    if (new HashSet<>(values).size() < values.size()) {
      throw MetaException.of("the values of %s for rho repeat: %s".formatted(column, values));
    }
    if (rho.length != values.size()) {
      throw MetaException.of(
          "rho of %s has %d rows for %d values".formatted(column, rho.length, values.size()));
    }
    double[][] copy = new double[rho.length][];
    for (int i = 0; i < rho.length; i++) {
      if (rho[i].length != rho.length) {
        throw MetaException.of(
            "rho of %s is not square: row %d has %d values, not %d"
                .formatted(column, i + 1, rho[i].length, rho.length));
      }
      copy[i] = rho[i].clone();
      for (int j = 0; j <= i; j++) {
        correlation("rho of " + column, rho[i][j]);
        if (!(Math.abs(rho[i][j] - rho[j][i]) <= SYMMETRY_TOLERANCE)) {
          throw MetaException.of(
              "rho of %s is not symmetric: '%s' with '%s' is %s, and %s the other way round"
                  .formatted(column, values.get(i), values.get(j), rho[i][j], rho[j][i]));
        }
      }
    }
    return new TypeCorrelations(column, List.copyOf(values), copy);
  }

  /** The value, if it is a correlation. */
  static double correlation(String what, double value) {
    if (!(Math.abs(value) <= 1)) {
      throw MetaException.of("%s must lie between -1 and 1, not %s".formatted(what, value));
    }
    return value;
  }

  /** The correlation of two different types, by their numbers. */
  double between(int one, int other) {
    return values == null ? rho[0][0] : rho[one][other];
  }
}
