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

  /**
   * The size of the matrix.
   *
   * @return n
   */
  int size();

  /**
   * An element.
   *
   * @param row from 0
   * @param column from 0
   * @return its value; 0 if it is not stored
   */
  double get(int row, int column);

  /**
   * The diagonal.
   *
   * @return a copy [n]
   */
  double[] diagonal();

  /**
   * Some of the rows and columns.
   *
   * @param keep indices, from 0, in the order wanted [m]
   * @return the submatrix [m x m]
   */
  Symmetric select(int[] keep);

  /**
   * The storage in one word, for checks.
   *
   * @return {@code diagonal}, {@code blocks}, {@code dense} or {@code sparse}
   */
  String storage();

  /**
   * The same pattern with new values.
   *
   * @param value called once per stored element of the lower triangle
   * @return a matrix in the same storage
   */
  Symmetric map(Element value);

  /**
   * Visits every stored element of the lower triangle, the diagonal included, in an order that
   * {@link #map} shares and that depends on the pattern alone.
   *
   * @param visitor called once per element
   */
  void forEach(Visitor visitor);

  /**
   * The product with a vector.
   *
   * @param x [n]
   * @return A x [n]
   */
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

  /**
   * The number of stored elements.
   *
   * @return those of the lower triangle, the diagonal included
   */
  long stored();

  /**
   * The sum with a diagonal matrix, as V + tau2 I is.
   *
   * @param d the diagonal [n]
   * @return A + diag(d), with the same pattern
   */
  default Symmetric plusDiagonal(double[] d) {
    return map((i, j, value) -> i == j ? value + d[i] : value);
  }

  /**
   * How full the matrix is.
   *
   * @return the share of the n x n elements that are stored
   */
  default double density() {
    double n = size();
    return (2 * stored() - n) / (n * n);
  }

  /**
   * All elements, for display and tests.
   *
   * @return [n][n]
   */
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
