package io.github.metasaw.bayes;

/**
 * The covariance of several effects of one group: log SDs and Fisher's z of partial correlations
 * against the Cholesky factor L of the covariance, with logarithms on its diagonal. Row a of L is
 * exp(b_a) times p_a1, p_a2 sqrt(1 - p_a1^2), ..., the product of all the roots, p = tanh z
 * (Lewandowski, Kurowicka and Joe 2009, section 2).
 *
 * @param first where its parameters begin
 * @param m number of effects
 */
record GroupCholesky(int first, int m) {

  int parameters() {
    return m * (m + 1) / 2;
  }

  /** Where z_ac stands, c below a. */
  private int at(int a, int c) {
    return first + m + a * (a - 1) / 2 + c;
  }

  /** Writes log L_aa, and L_ac below the diagonal, row by row. */
  void fill(double[] b, double[] theta) {
    int t = first;
    for (int a = 0; a < m; a++) {
      double logLeft = 0;
      for (int c = 0; c < a; c++) {
        double z = b[at(a, c)];
        theta[t++] = Math.tanh(z) * Math.exp(b[first + a] + logLeft);
        logLeft += 0.5 * DispersionParameter.Link.ATANH.logSlope(z);
      }
      theta[t++] = b[first + a] + logLeft;
    }
  }

  /** Writes the log SDs of a diagonal L, and correlations of 0. */
  void independent(double[] theta, double[] b) {
    java.util.Arrays.fill(b, first, first + parameters(), 0);
    for (int a = 0; a < m; a++) {
      b[first + a] = theta[first + a * (a + 1) / 2 + a];
    }
  }

  /** Replaces the gradient by b, given that by theta. */
  void pull(double[] b, double[] theta, double[] byTheta, double[] byB) {
    java.util.Arrays.fill(byB, first, first + parameters(), 0);
    int t = first;
    for (int a = 0; a < m; a++) {
      double logLeft = 0;
      for (int c = 0; c <= a; c++, t++) {
        // d theta_t by log of the row's length: L itself, or 1 where theta is its logarithm.
        double scaled = byTheta[t] * (c < a ? theta[t] : 1);
        byB[first + a] += scaled;
        for (int e = 0; e < c; e++) {
          byB[at(a, e)] -= Math.tanh(b[at(a, e)]) * scaled;
        }
        if (c < a) {
          double logSlope = DispersionParameter.Link.ATANH.logSlope(b[at(a, c)]);
          byB[at(a, c)] += byTheta[t] * Math.exp(b[first + a] + logLeft + logSlope);
          logLeft += 0.5 * logSlope;
        }
      }
    }
  }

  /** Correlation of effects a and e, row-major [m x m]. */
  double[] correlations(double[] b) {
    double[] rows = new double[m * m];
    for (int a = 0; a < m; a++) {
      double left = 1;
      for (int c = 0; c < a; c++) {
        double p = Math.tanh(b[at(a, c)]);
        rows[a * m + c] = p * left;
        left *= Math.sqrt(1 - p * p);
      }
      rows[a * m + a] = left;
    }
    double[] out = new double[m * m];
    for (int a = 0; a < m; a++) {
      for (int e = 0; e < m; e++) {
        for (int c = 0; c <= Math.min(a, e); c++) {
          out[a * m + e] += rows[a * m + c] * rows[e * m + c];
        }
      }
    }
    return out;
  }
}
