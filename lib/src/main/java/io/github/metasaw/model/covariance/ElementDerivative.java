package io.github.metasaw.model.covariance;

/** The derivative S of a function by the elements of M, made from the elements of M^-1. */
public interface ElementDerivative {

  /**
   * The diagonal of S.
   *
   * @param inverse the diagonal of M^-1, to be replaced by that of S [n]
   */
  void diagonal(double[] inverse);

  /**
   * One element of S.
   *
   * @param i row
   * @param j column, the other outcome of its study
   * @param inverse the element of M^-1
   * @return the derivative of the function by element (i, j) of M
   */
  double element(int i, int j, double inverse);

  /**
   * Z'SZ among the correlated levels of a group.
   *
   * @param group the group of Z
   * @param inverse Z'M^-1 Z, stored as its {@link LevelBlocks} say, to be replaced by Z'SZ
   */
  void group(GroupEffect group, double[] inverse);
}
