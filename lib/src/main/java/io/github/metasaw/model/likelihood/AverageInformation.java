package io.github.metasaw.model.likelihood;

import io.github.metasaw.model.covariance.MarginalMatrix;

/**
 * The average of observed and expected information of theta, without second derivatives of M: (M_s
 * u)'P(M_t u)/2 with u = M^-1 r and M_t = dM / d theta_t (Gilmour, Thompson and Cullis 1995,
 * Biometrics 51, 1440).
 */
final class AverageInformation {

  private AverageInformation() {}

  /**
   * The matrix at the theta that both were last evaluated at.
   *
   * @return row-major [parameters x parameters], never negative definite
   */
  static double[] compute(MarginalMatrix matrix, ProfiledMean mean) {
    double[][] f = matrix.times(mean.u);
    double[][] products = new double[f.length][];
    double[] out = new double[f.length * f.length];
    for (int t = 0; t < f.length; t++) {
      products[t] = mean.products(f[t]);
      double[] solved = f[t].clone();
      matrix.solve(solved);
      for (int s = 0; s <= t; s++) {
        double value =
            0.5 * (mean.weightedDot(f[s], solved) - mean.quadratic(products[s], products[t]));
        out[t * f.length + s] = value;
        out[s * f.length + t] = value;
      }
    }
    return out;
  }
}
