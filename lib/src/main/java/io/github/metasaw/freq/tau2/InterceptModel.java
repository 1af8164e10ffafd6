package io.github.metasaw.freq.tau2;

/** A model without moderators: the design is one column of ones and every sum is scalar. */
final class InterceptModel extends MarginalModel {

  /** A relative step so small that its square is lost in a double. */
  private static final double SMALL = 1e-8;

  private double lookedAt = Double.NaN;

  /** Arrays are kept, not copied: centred estimates {@code y} and variances {@code v} [k]. */
  InterceptModel(double[] y, double[] v) {
    super(y, v, null, 1);
  }

  @Override
  public void at(double tau2) {
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double y1 = 0;
    double y2 = 0;
    double y3 = 0;
    double z1 = 0;
    double z2 = 0;
    double z3 = 0;
    for (int i = 0; i < k; i++) {
      double w = 1 / (v[i] + tau2);
      double yi = y[i];
      double wy = w * yi;
      double wyy = wy * yi;
      double w2 = w * w;
      s1 += w;
      y1 += wy;
      z1 += wyy;
      s2 += w2;
      y2 += w * wy;
      z2 += w * wyy;
      s3 += w2 * w;
      y3 += w2 * wy;
      z3 += w2 * wyy;
    }
    ofSums(s1, s2, s3, y1, y2, y3, z1, z2, z3);
    lookedAt = tau2;
  }

  /** By the derivatives of mu, sum w and y'Py where the last evaluation was within 1e-8 of tau2. */
  @Override
  public void settle(double tau2) {
    double step = tau2 - lookedAt;
    if (!(Math.abs(step) <= SMALL * tau2)) {
      at(tau2);
      return;
    }
    mu += step * muSlope;
    sumW -= step * sumW2;
    yPy = Math.max(0, yPy - step * yPPy);
    lookedAt = Double.NaN;
  }

  @Override
  double score(double tau2, boolean restricted) {
    double s1 = 0;
    double s2 = 0;
    double y1 = 0;
    double y2 = 0;
    double z2 = 0;
    for (int i = 0; i < k; i++) {
      double w = 1 / (v[i] + tau2);
      double wy = w * y[i];
      s1 += w;
      s2 += w * w;
      y1 += wy;
      y2 += w * wy;
      z2 += wy * wy;
    }
    double mean = y1 / s1;
    return z2 - mean * (2 * y2 - mean * s2) - (restricted ? s1 - s2 / s1 : s1);
  }

  @Override
  public double[] coefficients() {
    return new double[] {mu};
  }

  @Override
  public double[] covariance() {
    return new double[] {1 / sumW};
  }

  @Override
  double logDet() {
    return Math.log(sumW / k);
  }

  @Override
  double totalSquares() {
    return squares(y);
  }
}
