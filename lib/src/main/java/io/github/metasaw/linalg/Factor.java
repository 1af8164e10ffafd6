package io.github.metasaw.linalg;

import java.util.Optional;

/**
 * The Cholesky factor of a symmetric positive definite matrix: P A P' = L L', where P is the order
 * of rows that the storage has chosen. Immutable, and safe to share between threads.
 */
public sealed interface Factor permits DiagonalFactor, BlocksFactor, EnvelopeFactor {

  /**
   * Factorises a matrix in its storage.
   *
   * @param a [n x n]
   * @return empty if {@code a} is not positive definite to working precision, or holds a NaN
   */
  static Optional<Factor> of(Symmetric a) {
    if (a instanceof Diagonal diagonal) {
      return DiagonalFactor.of(diagonal);
    }
    if (a instanceof Blocks blocks) {
      return BlocksFactor.of(blocks);
    }
    return a instanceof Dense dense ? EnvelopeFactor.of(dense) : EnvelopeFactor.of((Sparse) a);
  }

  /**
   * The size of the matrix.
   *
   * @return n
   */
  int size();

  /**
   * Solves A x = b.
   *
   * @param b [n], replaced by x
   */
  void solve(double[] b);

  /**
   * Solves L x = P b. The rows then stand in the order of the factor: only sums over rows have a
   * meaning, for example the squared length b' A^-1 b.
   *
   * @param b [n], replaced by L^-1 P b
   */
  void halfSolve(double[] b);

  /**
   * Multiplies by P' L, which gives standard normal numbers the covariance A.
   *
   * @param z [n], replaced by P' L z
   */
  void halfMultiply(double[] z);

  /**
   * The log determinant.
   *
   * @return log |A|, natural
   */
  double logDet();

  /**
   * The log determinant with weights: the sum of log |A_c| over the connected components of A, each
   * times the weight that its rows share.
   *
   * @param weights of the rows, equal in rows that are connected [n]
   * @return the weighted sum of natural logs
   */
  double logDet(double[] weights);

  /**
   * The elements of A^-1 on the pattern of A. With them tr(A^-1 B) is known for every B on that
   * pattern; the other elements of A^-1 are not computed.
   *
   * @return in the storage of A [n x n]
   */
  Symmetric inverse();

  /**
   * The diagonal of A^-1, where no other element of it is needed.
   *
   * @return [n]
   */
  default double[] inverseDiagonal() {
    return inverse().diagonal();
  }
}
