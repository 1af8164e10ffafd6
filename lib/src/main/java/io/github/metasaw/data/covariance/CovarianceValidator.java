package io.github.metasaw.data.covariance;

import io.github.metasaw.data.column.ColumnLookup;
import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.linalg.Definiteness;
import io.github.metasaw.linalg.Dense;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Structure;
import io.github.metasaw.linalg.Symmetric;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/** Checks that a matrix is a covariance of sampling errors, with errors that name the rows. */
@API(status = API.Status.INTERNAL)
public final class CovarianceValidator {

  /** Rows by their number, from 1. */
  static final IntFunction<String> NUMBERED = i -> "row " + (i + 1);

  /** Two covariances of the same rows may differ by rounding: this share of the SDs' product. */
  private static final double ROUNDING = 1e-8;

  private static final int MOST_NAMED = 6;

  private CovarianceValidator() {}

  /**
   * Names of rows for messages.
   *
   * @param labels of the rows [n]
   * @return from the row, counted from 0, to its number and label
   */
  public static IntFunction<String> labelled(List<String> labels) {
    return i -> ColumnLookup.rowName(i + 1, labels.get(i));
  }

  /**
   * The matrix, if it is square.
   *
   * @param v covariances [n x n]
   * @return the matrix itself
   * @throws MetaException if a row is longer or shorter
   */
  public static double[][] square(double[][] v) {
    for (int i = 0; i < v.length; i++) {
      if (v[i].length != v.length) {
        throw MetaException.of(
            "V is not square: row %d has %d values, not %d"
                .formatted(i + 1, v[i].length, v.length));
      }
    }
    return v;
  }

  /** The variances [n], NaN where missing, if no other is negative or infinite. */
  static double[] variances(double[] variances, IntFunction<String> place) {
    for (int i = 0; i < variances.length; i++) {
      if (variances[i] < 0 || Double.isInfinite(variances[i])) {
        throw MetaException.of(
            "the variances of V must not be %s, but that of %s is %s"
                .formatted(
                    variances[i] < 0 ? "negative" : "infinite", place.apply(i), variances[i]));
      }
    }
    return variances;
  }

  /**
   * The rows {@code keep} of a full matrix in the storage that suits, if it is symmetric; a row
   * whose variance is missing has no covariances.
   *
   * @param v covariances [n x n]
   * @param keep rows that are kept, from 0
   * @param place names the rows of {@code v} for messages
   * @return the covariances of the rows kept
   * @throws MetaException if a variance is negative or infinite, or the matrix is not symmetric
   */
  public static Symmetric of(double[][] v, int[] keep, IntFunction<String> place) {
    double[] variances = new double[v.length];
    for (int i : keep) {
      variances[i] = v[i][i];
    }
    variances(variances, place);
    return Structure.compact(
        Dense.of(
            keep.length,
            (i, j, zero) -> {
              int row = keep[i];
              int column = keep[j];
              double scale = Math.sqrt(variances[row] * variances[column]);
              if (i == j || Double.isNaN(scale)) {
                return i == j ? variances[row] : 0;
              }
              return mean(v[row][column], v[column][row], scale, row, column, place);
            }));
  }

  /** The covariance that was given twice, if both are there and alike. */
  static double mean(
      double one, double other, double scale, int row, int column, IntFunction<String> place) {
    double difference = Math.abs(one - other);
    if (difference <= ROUNDING * Math.max(scale, Math.abs(one))) {
      return one == other ? one : (one + other) / 2;
    }
    String where = "%s and %s".formatted(place.apply(row), place.apply(column));
    throw MetaException.of(
        Double.isFinite(difference)
            ? "V is not symmetric: the covariance of %s is %s, and %s the other way round"
                .formatted(where, CheckNumber.plain(one), CheckNumber.plain(other))
            : "the covariance of %s in V must be a number, not %s"
                .formatted(where, Double.isFinite(one) ? other : one));
  }

  /**
   * V, if it is positive semidefinite but for rounding. All its variances must be there.
   *
   * @param v covariances [n x n]
   * @param place names its rows for messages
   * @return the matrix itself
   * @throws MetaException if it is not positive semidefinite
   */
  public static Symmetric semidefinite(Symmetric v, IntFunction<String> place) {
    if (v instanceof Diagonal) {
      return v;
    }
    double[] variances = v.diagonal();
    v.forEach(
        (i, j, value) -> {
          double most = Math.sqrt(variances[i] * variances[j]);
          if (i != j && Math.abs(value) > most * (1 + ROUNDING)) {
            throw MetaException.of(
                "the covariance of %s and %s in V is %s, but cannot be more than %s, the product of their standard errors"
                    .formatted(place.apply(j), place.apply(i), value, Double.toString(most)));
          }
        });
    if (!Definiteness.isSemidefinite(v)) {
      refuse(v, place);
    }
    return v;
  }

  private static void refuse(Symmetric v, IntFunction<String> place) {
    for (int[] rows : Structure.components(v)) {
      Symmetric part = v.select(rows);
      if (!Definiteness.isSemidefinite(part)) {
        List<String> named = IntStream.of(rows).limit(MOST_NAMED).mapToObj(place).toList();
        int more = rows.length - named.size();
        throw MetaException.of(
            "V is not positive semidefinite: the covariances of %s%s have the eigenvalue %s, and no errors have such covariances"
                .formatted(
                    String.join(", ", named),
                    more > 0 ? " and " + more + " more" : "",
                    String.format(Locale.ROOT, "%.4g", Definiteness.smallestEigenvalue(part))));
      }
    }
  }
}
