package io.github.metasaw.data.covariance;

import io.github.metasaw.diagnostic.CheckNumber;
import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A symmetric matrix whose rows and columns are named by levels of a group: correlations, as the
 * relationship of species, or distances, as those of sites. It may have more levels than the data,
 * in any order. Immutable.
 */
public final class LevelMatrix {

  /** Two elements of the same levels may differ by rounding: this share of the larger. */
  private static final double ROUNDING = 1e-8;

  private final Map<String, Integer> places;
  private final List<String> names;
  private final double[][] values;

  private LevelMatrix(List<String> names, Map<String, Integer> places, double[][] values) {
    this.names = names;
    this.places = places;
    this.values = values;
  }

  /**
   * A matrix with names.
   *
   * @param names of the levels, each once [n]
   * @param values correlations or distances of the levels, in the order of the names [n][n]
   * @return the matrix
   * @throws MetaException if the matrix is not square or not symmetric, a value is missing or
   *     infinite, or a name occurs twice
   */
  public static LevelMatrix of(List<String> names, double[][] values) {
    int n = names.size();
    if (values.length != n) {
      throw MetaException.of(
          "the matrix has %d rows, but %d names of levels are given".formatted(values.length, n));
    }
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < n; i++) {
      if (values[i].length != n) {
        throw MetaException.of(
            "the matrix is not square: its row '%s' has %d values, not %d"
                .formatted(names.get(i), values[i].length, n));
      }
      if (places.put(names.get(i), i) != null) {
        throw MetaException.of(
            "the matrix has two rows named '%s'; name each level once".formatted(names.get(i)));
      }
    }
    double[][] copy = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        copy[i][j] = mean(values[i][j], values[j][i], names.get(i), names.get(j));
      }
    }
    return new LevelMatrix(List.copyOf(names), places, copy);
  }

  /** An element that was given twice, if both are numbers and alike. */
  private static double mean(double one, double other, String row, String column) {
    double most = Math.max(Math.abs(one), Math.abs(other));
    if (!(most < Double.POSITIVE_INFINITY)) {
      throw MetaException.of(
          "the matrix must hold numbers, but its value for '%s' and '%s' is %s"
              .formatted(row, column, Double.isFinite(one) ? other : one));
    }
    if (Math.abs(one - other) > ROUNDING * most) {
      throw MetaException.of(
          "the matrix is not symmetric: its value for '%s' and '%s' is %s, and %s the other way round"
              .formatted(row, column, CheckNumber.plain(one), CheckNumber.plain(other)));
    }
    return (one + other) / 2;
  }

  /**
   * The matrix in a table: one numeric column for each level, in the order of the rows. A first
   * column of text names the levels; else the names of the columns do. R: {@code as.data.frame(A)}.
   *
   * @param table n rows, n numeric columns, and possibly a column of text
   * @return the matrix
   * @throws MetaException if the table has no such form
   */
  public static LevelMatrix of(Table table) {
    List<String> headings = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Column<?> column : table.columns()) {
      if (column instanceof NumericColumn<?> numbers) {
        headings.add(column.name());
        columns.add(numbers.asDoubleArray());
      } else if (names.isEmpty() && columns.isEmpty()) {
        for (int i = 0; i < column.size(); i++) {
          names.add(column.getString(i));
        }
      } else {
        throw MetaException.of(
            "%s holds a matrix, but its column '%s' is no column of numbers"
                .formatted(table.name(), column.name()));
      }
    }
    int n = table.rowCount();
    if (columns.size() != n) {
      throw MetaException.of(
          "%s holds no square matrix: it has %d rows and %d columns of numbers"
              .formatted(table.name(), n, columns.size()));
    }
    double[][] values = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        values[i][j] = columns.get(j)[i];
      }
    }
    return of(names.isEmpty() ? headings : names, values);
  }

  /**
   * Number of levels.
   *
   * @return n
   */
  public int size() {
    return names.size();
  }

  /**
   * Names of the levels.
   *
   * @return in the order of the rows [n]
   */
  public List<String> names() {
    return names;
  }

  /**
   * An element.
   *
   * @param row from 0
   * @param column from 0
   * @return the value for two levels
   */
  public double get(int row, int column) {
    return values[row][column];
  }

  /**
   * The values for some levels.
   *
   * @param levels their names
   * @param place says in messages what is looked for, as in {@code in A (line 1, column 20)}
   * @return row-major, in the order of the levels [levels x levels]
   * @throws MetaException for a level that has no row
   */
  public double[] select(List<String> levels, String place) {
    int m = levels.size();
    int[] rows = new int[m];
    for (int g = 0; g < m; g++) {
      Integer row = places.get(levels.get(g));
      if (row == null) {
        throw MetaException.unknown("level", levels.get(g), place, names);
      }
      rows[g] = row;
    }
    double[] out = new double[m * m];
    for (int g = 0; g < m; g++) {
      for (int h = 0; h < m; h++) {
        out[g * m + h] = values[rows[g]][rows[h]];
      }
    }
    return out;
  }

  @Override
  public String toString() {
    return "matrix of %d levels".formatted(size());
  }
}
