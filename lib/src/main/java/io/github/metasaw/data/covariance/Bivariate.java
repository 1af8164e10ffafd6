package io.github.metasaw.data.covariance;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.linalg.Blocks;
import io.github.metasaw.linalg.Structure;
import io.github.metasaw.linalg.Symmetric;

/** The covariance of two outcomes in each study, rows paired: y1 and y2 of the first, and so on. */
final class Bivariate {

  private Bivariate() {}

  /** From variances [n] of each outcome, NaN where missing, and correlations [n]. */
  static Symmetric ofCorrelations(double[] v1, double[] v2, double[] cor12) {
    lengths(v1, v2, "cor12", cor12);
    double[] covariances = new double[v1.length];
    for (int i = 0; i < v1.length; i++) {
      if (isPair(v1, v2, i) && !(Math.abs(cor12[i]) <= 1)) {
        throw MetaException.of(
            "cor12 must lie between -1 and 1, but in study %d is %s".formatted(i + 1, cor12[i]));
      }
      covariances[i] = cor12[i] * Math.sqrt(v1[i] * v2[i]);
    }
    return paired(v1, v2, covariances);
  }

  /** From variances [n] of each outcome, NaN where missing, and covariances [n]. */
  static Symmetric ofCovariances(double[] v1, double[] v2, double[] cov12) {
    lengths(v1, v2, "cov12", cov12);
    for (int i = 0; i < v1.length; i++) {
      double most = Math.sqrt(v1[i] * v2[i]);
      if (isPair(v1, v2, i) && !(Math.abs(cov12[i]) <= most)) {
        throw MetaException.of(
            "cov12 in study %d is %s, but must lie between -%s and %3$s, the product of the standard errors"
                .formatted(i + 1, cov12[i], Double.toString(most)));
      }
    }
    return paired(v1, v2, cov12);
  }

  private static void lengths(double[] v1, double[] v2, String name, double[] c) {
    if (v1.length != v2.length || v1.length != c.length) {
      throw MetaException.of(
          "v1, v2 and %s must be of one length, but have %d, %d and %d values"
              .formatted(name, v1.length, v2.length, c.length));
    }
    CovarianceValidator.variances(v1, i -> "y1 in study " + (i + 1));
    CovarianceValidator.variances(v2, i -> "y2 in study " + (i + 1));
  }

  private static boolean isPair(double[] v1, double[] v2, int i) {
    return !Double.isNaN(v1[i]) && !Double.isNaN(v2[i]);
  }

  private static Symmetric paired(double[] v1, double[] v2, double[] covariances) {
    int[] study = new int[2 * v1.length];
    for (int i = 0; i < study.length; i++) {
      study[i] = i / 2;
    }
    return Structure.compact(
        Blocks.of(
            study,
            (i, j, zero) -> {
              if (i == j) {
                return (i % 2 == 0 ? v1 : v2)[i / 2];
              }
              return isPair(v1, v2, i / 2) ? covariances[i / 2] : 0;
            }));
  }
}
