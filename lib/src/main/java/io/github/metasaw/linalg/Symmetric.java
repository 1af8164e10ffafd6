package io.github.metasaw.linalg;

/**
 * A symmetric matrix [n x n], immutable, named by its storage. The known sampling covariance V is
 * one; so is the marginal covariance of a model.
 *
 * <p>Each storage keeps a pattern: the elements that are stored. The others are zero. {@link #map}
 * changes values and keeps the pattern, so that a covariance that depends on parameters is laid out
 * once, by {@link Structure}, and refilled at every step of a search.
 */
public sealed interface Symmetric permits Diagonal, Blocks, Dense, Sparse {

  /** A value for an element. */
  @FunctionalInterface
  interface Element {
    /** The new value of element (row, column), row >= column, which holds {@code value}. */
    double of(int row, int column, double value);
  }

  /** Something done with an element. */
  @FunctionalInterface
  interface Visitor {
    /** Sees element (row, column), row >= column. */
    void at(int row, int column, double value);
  }

  /** n. */
  int size();

  /** Element (row, column), both from 0. */
  double get(int row, int column);

  /** A copy of the diagonal [n]. */
  double[] diagonal();

  /** Rows and columns {@code keep}, in that order. */
  Symmetric select(int[] keep);

  /** The storage in one word, for checks: {@code diagonal, blocks, dense, sparse}. */
  String storage();

  /** The same pattern with new values. The function is called once per stored element. */
  Symmetric map(Element value);

  /** Shows every stored element of the lower triangle, the diagonal included, in no set order. */
  void forEach(Visitor visitor);

  /** A x [n]. */
  default double[] multiply(double[] x) {
    double[] product = new double[size()];
    forEach(
        (i, j, value) -> {
          product[i] += value * x[j];
          if (i != j) {
            product[j] += value * x[i];
          }
        });
    return product;
  }

  /**
   * The correlations of a covariance, with the same pattern; R: {@code cov2cor}.
   *
   * @return a_ij / sqrt(a_ii a_jj); 0 where a variance is 0 or missing
   */
  default Symmetric correlations() {
    double[] variances = diagonal();
    return map(
        (i, j, value) -> {
          double scale = Math.sqrt(variances[i] * variances[j]);
          return scale > 0 ? value / scale : 0;
        });
  }

  /** Number of stored elements in the lower triangle, the diagonal included. */
  long stored();

  /** A + diag(d), d [n], with the same pattern. */
  default Symmetric plusDiagonal(double[] d) {
    return map((i, j, value) -> i == j ? value + d[i] : value);
  }

  /** The share of the n x n elements that are stored. */
  default double density() {
    double n = size();
    return (2 * stored() - n) / (n * n);
  }

  /** All elements [n][n], for display and tests. */
  default double[][] toArray() {
    double[][] all = new double[size()][size()];
    forEach(
        (i, j, value) -> {
          all[i][j] = value;
          all[j][i] = value;
        });
    return all;
  }
}
