package io.github.metasaw.linalg;

/**
 * A symmetric matrix [n x n], immutable, named by its storage. The known sampling covariance V is
 * one; so is the marginal covariance of a model.
 */
public sealed interface Symmetric permits Diagonal {

  /** n. */
  int size();

  /** Element (row, column), both from 0. */
  double get(int row, int column);

  /** A copy of the diagonal [n]. */
  double[] diagonal();

  /** Rows and columns {@code keep}, in that order. */
  Symmetric select(int[] keep);

  /** The storage in one word, for checks: {@code diagonal}. */
  String storage();
}
