package io.github.metasaw.data.covariance;

import io.github.metasaw.diagnostic.MetaException;

/** A symmetric matrix from the elements of its lower triangle. R: metafor's {@code vec2mat}. */
public final class LowerTriangle {

  private LowerTriangle() {}

  /**
   * From the elements below the diagonal.
   *
   * @param elements column by column: (2, 1), (3, 1), ..., (n, 1), (3, 2), ... [n(n - 1)/2]
   * @param diagonal value of all elements on the diagonal: 1 for correlations, NaN if not known
   * @return symmetric [n x n]
   * @throws MetaException for a number of elements that makes no triangle
   */
  public static double[][] belowDiagonal(double[] elements, double diagonal) {
    int n = size(elements.length) + 1;
    double[][] matrix = fill(elements, n, 1);
    for (int i = 0; i < n; i++) {
      matrix[i][i] = diagonal;
    }
    return matrix;
  }

  /**
   * From the elements on and below the diagonal.
   *
   * @param elements column by column: (1, 1), (2, 1), ..., (n, 1), (2, 2), ... [n(n + 1)/2]
   * @return symmetric [n x n]
   * @throws MetaException for a number of elements that makes no triangle
   */
  public static double[][] withDiagonal(double... elements) {
    return fill(elements, size(elements.length), 0);
  }

  /** The m with m(m + 1)/2 elements. */
  private static int size(int elements) {
    int m = (int) Math.round((Math.sqrt(1 + 8.0 * elements) - 1) / 2);
    if (m < 1 || m * (m + 1) / 2 != elements) {
      throw MetaException.format(
          "%d elements do not fill a triangle; the next numbers that do are %d and %d",
          elements, m * (m + 1) / 2, (m + 1) * (m + 2) / 2);
    }
    return m;
  }

  private static double[][] fill(double[] elements, int n, int from) {
    double[][] matrix = new double[n][n];
    int next = 0;
    for (int j = 0; j < n; j++) {
      for (int i = j + from; i < n; i++) {
        matrix[i][j] = elements[next];
        matrix[j][i] = elements[next];
        next++;
      }
    }
    return matrix;
  }
}
