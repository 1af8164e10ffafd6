package io.github.metasaw.model.likelihood;

import io.github.metasaw.linalg.Orthonormal;

/**
 * The least-squares fit of the mean on an orthonormal basis, taken off the estimates before a
 * search so that sums of squares lose no digits.
 *
 * @param basis of the columns of X
 * @param q the basis by column [p][n]
 * @param coefficients of the basis [p]
 * @param residuals [n]
 */
record LeastSquaresFit(Orthonormal basis, double[][] q, double[] coefficients, double[] residuals) {

  /** The fit to estimates {@code yi} [n] of X, row-major [n x columns]. */
  static LeastSquaresFit of(double[] yi, double[] x, int columns) {
    int n = yi.length;
    Orthonormal basis = Orthonormal.of(x, n, columns);
    int p = basis.kept().length;
    double[][] q = new double[p][n];
    for (int j = 0; j < p; j++) {
      for (int i = 0; i < n; i++) {
        q[j][i] = basis.q()[i * p + j];
      }
    }
    double[] y = yi.clone();
    return new LeastSquaresFit(basis, q, residualise(y, q), y);
  }

  /** Twice, for what rounding leaves the first time. */
  private static double[] residualise(double[] y, double[][] q) {
    double[] base = new double[q.length];
    for (int pass = 0; pass < 2; pass++) {
      for (int j = 0; j < q.length; j++) {
        double dot = 0;
        for (int i = 0; i < y.length; i++) {
          dot += q[j][i] * y[i];
        }
        base[j] += dot;
        for (int i = 0; i < y.length; i++) {
          y[i] -= dot * q[j][i];
        }
      }
    }
    return base;
  }
}
