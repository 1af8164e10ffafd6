package io.github.metasaw.bayes.exact;

import io.github.metasaw.distribution.QuadraticForms;

/** zeta2 given tau, the spread of the true effects about their mean, as quadratic forms. */
final class Zeta2Forms {

  private Zeta2Forms() {}

  /**
   * The forms of zeta2, one for each component of a posterior.
   *
   * @param posterior with theta ~ N(m, diag(d) + G G') in each component
   * @param eta shares of the studies in their mean, summing to one [k]
   */
  static QuadraticForms compute(ExactPosterior posterior, double[] eta) {
    int k = posterior.k();
    int p = posterior.p();
    int size = posterior.size();
    double[] m = new double[size * k];
    double[] d = new double[size * k];
    double[] g = new double[size * k * p];
    for (int c = 0; c < size; c++) {
      double[] root = root(posterior, c);
      for (int i = 0; i < k; i++) {
        double b = posterior.shrinkage(c, i);
        double tau2 = posterior.tau(c) * posterior.tau(c);
        m[c * k + i] = posterior.thetaMean(c, i);
        d[c * k + i] = tau2 / (posterior.vi(i) + tau2) * posterior.vi(i);
        for (int j = 0; j < p; j++) {
          double sum = 0;
          for (int l = 0; l < p; l++) {
            sum += posterior.x(i, l) * root[l * p + j];
          }
          g[(c * k + i) * p + j] = b * sum;
        }
      }
    }
    return new QuadraticForms(eta, m, d, g, p);
  }

  /** A square root L of beta's covariance, C = L L', by Cholesky; columns of fixed ones are 0. */
  private static double[] root(ExactPosterior posterior, int c) {
    int p = posterior.p();
    double[] l = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = posterior.covariance(c, i, j);
        for (int a = 0; a < j; a++) {
          sum -= l[i * p + a] * l[j * p + a];
        }
        if (i == j) {
          l[i * p + i] = Math.sqrt(Math.max(0, sum));
        } else {
          l[i * p + j] = l[j * p + j] > 0 ? sum / l[j * p + j] : 0;
        }
      }
    }
    return l;
  }
}
