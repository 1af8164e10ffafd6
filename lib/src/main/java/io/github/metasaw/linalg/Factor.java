package io.github.metasaw.linalg;

import java.util.Optional;

/**
 * The Cholesky factor of a symmetric positive definite matrix: P A P' = L L', where P is the order
 * of rows that the storage has chosen. Immutable, and safe to share between threads.
 */
public sealed interface Factor permits DiagonalFactor, BlocksFactor, EnvelopeFactor {

  /**
   * Factorises.
   *
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

  /** n. */
  int size();

  /** Replaces {@code b} [n] by the solution of A x = b. */
  void solve(double[] b);

  /**
   * Replaces {@code b} [n] by L^-1 P b. The rows stand in the order of the factor: only sums over
   * rows have a meaning, for example the squared length b' A^-1 b.
   */
  void halfSolve(double[] b);

  /** Replaces {@code z} [n] by P' L z, which has covariance A when z is standard normal. */
  void halfMultiply(double[] z);

  /** log |A|, natural. */
  double logDet();

  /**
   * Sum of log |A_c| over the components of A, each times the weight that its rows share.
   *
   * @param weights of the rows, the same in rows that are connected [n]
   */
  double logDet(double[] weights);

  /**
   * The elements of A^-1 on the pattern of A, in the storage of A; A^-1 has others, which are not
   * given. With them tr(A^-1 B) is known for every B on that pattern.
   */
  Symmetric inverse();
}
