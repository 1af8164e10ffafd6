package io.github.metasaw.model.covariance;

/** The elements of a symmetric matrix [n x n] that derivatives of M need. */
final class SelectedElements {

  /** The diagonal [n]. */
  final double[] diagonal;

  /** Elements between paired rows. */
  final double[] pair;

  /** Z_g' A Z_g by group and level [groups][levels x m x m]. */
  final double[][] group;

  SelectedElements(Dispersion shape) {
    diagonal = new double[shape.added.length];
    pair = new double[shape.rho.length];
    group = new double[shape.root.length][];
    for (int g = 0; g < group.length; g++) {
      group[g] = new double[shape.root[g].length];
    }
  }
}
