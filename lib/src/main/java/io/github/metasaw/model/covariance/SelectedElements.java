package io.github.metasaw.model.covariance;

/** The elements of a symmetric matrix [n x n] that derivatives of M need. */
final class SelectedElements {

  /** The diagonal [n]. */
  final double[] diagonal;

  /** Elements between paired rows. */
  final double[] pair;

  /** Z'AZ by group, among correlated levels, stored as {@link LevelBlocks} say [groups]. */
  final double[][] group;

  SelectedElements(MarginalCovariance structure, Dispersion shape) {
    diagonal = new double[shape.added.length];
    pair = new double[shape.rho.length];
    group = new double[shape.effects.length][];
    for (int g = 0; g < group.length; g++) {
      GroupEffect effect = structure.groups().get(g);
      group[g] = new double[effect.dependence().blocks().stored(effect.size())];
    }
  }
}
