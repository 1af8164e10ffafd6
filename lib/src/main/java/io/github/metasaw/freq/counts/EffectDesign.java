package io.github.metasaw.freq.counts;

import io.github.metasaw.linalg.Orthonormal;
import java.util.Arrays;

/**
 * The design of the mean effect in an orthogonal basis whose columns have mean square 1, so that a
 * search moves in units that do not depend on those of the moderators.
 *
 * @param rows of the basis [k][r]
 * @param basis the basis of the design
 * @param hasIntercept whether the first column is constant
 */
record EffectDesign(double[][] rows, Orthonormal basis, boolean hasIntercept) {

  /**
   * The basis of a design.
   *
   * @param x row-major [k x p]
   * @param k number of studies
   */
  static EffectDesign of(double[] x, int k) {
    int p = x.length / k;
    Orthonormal basis = Orthonormal.of(x, k, p);
    int r = basis.kept().length;
    double root = Math.sqrt(k);
    double[][] rows = new double[k][r];
    boolean constant = true;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < r; j++) {
        rows[i][j] = root * basis.q()[i * r + j];
      }
      constant &= x[i * p] == x[0] && x[0] != 0;
    }
    return new EffectDesign(rows, basis, constant);
  }

  /** Without moderators. */
  static EffectDesign intercept(int k) {
    double[] ones = new double[k];
    Arrays.fill(ones, 1);
    return of(ones, k);
  }

  /** Number of coefficients. */
  int p() {
    return basis.kept().length;
  }

  int k() {
    return rows.length;
  }

  /** Coefficients of the design from those of the rows [r]. */
  double[] coefficients(double[] t) {
    double root = Math.sqrt(k());
    double[] scaled = new double[p()];
    for (int j = 0; j < scaled.length; j++) {
      scaled[j] = root * t[j];
    }
    return basis.coefficients(scaled);
  }

  /** Their covariance from that of the coefficients of the rows, row-major [r x r]. */
  double[] covariance(double[] v) {
    double[] scaled = new double[v.length];
    for (int j = 0; j < v.length; j++) {
      scaled[j] = k() * v[j];
    }
    return basis.covariance(scaled);
  }

  /** Rows of some studies, in the same basis. */
  double[][] rows(int[] studies) {
    double[][] some = new double[studies.length][];
    for (int i = 0; i < some.length; i++) {
      some[i] = rows[studies[i]];
    }
    return some;
  }
}
