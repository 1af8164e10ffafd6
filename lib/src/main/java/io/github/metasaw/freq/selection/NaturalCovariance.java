package io.github.metasaw.freq.selection;

/**
 * The covariance of the coefficients, tau2 and the parameters of a weight function, derived from
 * the covariance of theta by the delta method.
 */
final class NaturalCovariance {

  private final int coefficients;
  private final int width;
  private final double[] covariance;

  /**
   * @param likelihood the likelihood at its maximum
   * @param tau2 tau2 at the maximum, on the scale of yi squared
   * @param v covariance matrix of theta, row-major [q x q]
   */
  NaturalCovariance(SelectionLikelihood likelihood, double tau2, double[] v) {
    SelectionData data = likelihood.data();
    ThetaLayout layout = likelihood.layout();
    DeltaScale scale = likelihood.scale();
    this.coefficients = data.rank();
    this.width = coefficients + 1 + scale.delta().length;
    int q = layout.dimension();
    double[] jacobian = new double[width * q];
    for (int t = 0; t < coefficients; t++) {
      double[] one = new double[coefficients];
      one[t] = 1;
      double[] column = data.beta(one);
      for (int j = 0; j < column.length; j++) {
        jacobian[j * q + t] = column[j];
      }
    }
    if (layout.estimatesTau()) {
      jacobian[coefficients * q + coefficients] = 2 * tau2;
    }
    for (int t = 0; t < scale.dimension(); t++) {
      for (int a = 0; a < scale.delta().length; a++) {
        jacobian[(coefficients + 1 + a) * q + layout.firstDelta() + t] =
            scale.delta()[a] * scale.slope(t, a);
      }
    }
    this.covariance = sandwich(jacobian, v, q);
  }

  /** J V J', where 0 in J times NaN in V counts as 0. */
  private double[] sandwich(double[] jacobian, double[] v, int q) {
    double[] out = new double[width * width];
    for (int i = 0; i < width; i++) {
      for (int t = 0; t < q; t++) {
        double left = jacobian[i * q + t];
        for (int u = 0; left != 0 && u < q; u++) {
          double right = left * v[t * q + u];
          for (int j = 0; j < width; j++) {
            double last = jacobian[j * q + u];
            out[i * width + j] += last == 0 ? 0 : right * last;
          }
        }
      }
    }
    return out;
  }

  /** The covariance of two coefficients. */
  double ofCoefficients(int i, int j) {
    return covariance[i * width + j];
  }

  /** The variance of tau2. */
  double ofTau2() {
    return covariance[coefficients * (width + 1)];
  }

  /** The covariance of two parameters of the weight function. */
  double ofDelta(int a, int c) {
    return covariance[(coefficients + 1 + a) * width + coefficients + 1 + c];
  }
}
