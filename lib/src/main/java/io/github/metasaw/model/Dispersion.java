package io.github.metasaw.model;

/** The dispersion parameters at one theta; working storage of one likelihood. */
final class Dispersion {

  /** SD of the heterogeneity of each row [n]. */
  final double[] sigma;

  /** What is added to the diagonal of V, a variance [n]. */
  final double[] added;

  /** Factor of the proportional sampling variance. */
  double phi;

  /** Correlation of each pair of rows. */
  final double[] rho;

  /** Covariance of each pair of rows. */
  final double[] covariance;

  /** Cholesky factors of G by group [groups][levels x m x m]. */
  final double[][] root;

  Dispersion(MarginalCovariance structure) {
    int n = structure.size();
    MarginalCovariance.Pairing pairing = structure.pairing();
    int pairs = pairing == null ? 0 : pairing.first().length;
    sigma = new double[n];
    added = new double[n];
    rho = new double[pairs];
    covariance = new double[pairs];
    root = new double[structure.groups().size()][];
    for (int g = 0; g < root.length; g++) {
      GroupEffect group = structure.groups().get(g);
      root[g] = new double[group.levels() * group.size() * group.size()];
    }
  }
}
