package io.github.metasaw.freq.tau2;

/**
 * Sums of w^n, w^n y and w^n y^2 for n = 1 .. order, with w = 1 / (v + tau2) at one tau2, of a
 * model without moderators. They are sums, so a study is taken out of them by subtraction; and
 * since w is w / (1 + d w) at tau2 + d, a geometric series in d, they hold the sums at every tau2
 * near by.
 *
 * <p>As a {@link ScoreTerms} this is the model without the study last taken out, by the series.
 */
final class PowerSums extends ScoreTerms {

  /** A study with a larger share of the weight is not subtracted: too few digits would be left. */
  private static final double MOST = 0.5;

  /**
   * A score less than this of its terms has no certain sign, and sums of squares too few digits.
   */
  private static final double NOISE = 1e-9;

  private static final double FEW_DIGITS = 1e-3;

  private final double tau2;
  private final double[] y;
  private final double[] v;
  private final int order;

  /** Element n - 1 belongs to the power n. */
  private final double[] allW;

  private final double[] allY;
  private final double[] allZ;

  /** The same without one study. */
  private final double[] w;

  private final double[] wy;
  private final double[] wz;

  /** Arrays are kept, not copied: centred estimates {@code y} and variances {@code v} [k]. */
  PowerSums(double[] y, double[] v, double tau2, int order) {
    this.y = y;
    this.v = v;
    this.tau2 = tau2;
    this.order = order;
    this.allW = new double[order];
    this.allY = new double[order];
    this.allZ = new double[order];
    this.w = new double[order];
    this.wy = new double[order];
    this.wz = new double[order];
    for (int i = 0; i < y.length; i++) {
      double weight = 1 / (v[i] + tau2);
      double power = 1;
      for (int n = 0; n < order; n++) {
        power *= weight;
        allW[n] += power;
        allY[n] += power * y[i];
        allZ[n] += power * y[i] * y[i];
      }
    }
  }

  /** The tau2 of the sums. */
  double tau2() {
    return tau2;
  }

  /**
   * Takes study {@code i} out, puts the one before back, and looks at the tau2 of the sums; false
   * where that would lose too many digits.
   */
  boolean without(int i) {
    double weight = 1 / (v[i] + tau2);
    if (!(weight <= MOST * allW[0])) {
      return false;
    }
    double power = 1;
    for (int n = 0; n < order; n++) {
      power *= weight;
      double powerY = power * y[i];
      w[n] = allW[n] - power;
      wy[n] = allY[n] - powerY;
      wz[n] = allZ[n] - powerY * y[i];
    }
    at(tau2);
    return true;
  }

  /**
   * The sign of the score without study {@code i} at the tau2 of the sums, for scanning: 1 above 0,
   * -1 if not, 0 if that is not sure. Needs order 2; what was taken out stays so.
   */
  int sign(int i, boolean restricted) {
    double weight = 1 / (v[i] + tau2);
    double weightY = weight * y[i];
    double n1 = allW[0] - weight;
    double n2 = allW[1] - weight * weight;
    double mean = (allY[0] - weightY) / n1;
    double square =
        allZ[1] - weightY * weightY - mean * (2 * (allY[1] - weight * weightY) - mean * n2);
    double score = square - (restricted ? n1 - n2 / n1 : n1);
    double terms = allZ[1] + mean * mean * allW[1] + allW[0];
    boolean sure = weight <= MOST * allW[0] && Math.abs(score) > NOISE * terms;
    return sure ? (score > 0 ? 1 : -1) : 0;
  }

  /** Whether y'Py at the tau2 of the sums has kept its digits. */
  boolean isPrecise() {
    return yPy > FEW_DIGITS * allZ[0];
  }

  @Override
  public void at(double other) {
    // Horner's scheme for a polynomial with its first and half its second derivative, which are the
    // sums of the powers 1, 2 and 3.
    double u = tau2 - other;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double y1 = 0;
    double y2 = 0;
    double y3 = 0;
    double z1 = 0;
    double z2 = 0;
    double z3 = 0;
    for (int n = order - 1; n >= 0; n--) {
      s3 = s3 * u + s2;
      s2 = s2 * u + s1;
      s1 = s1 * u + w[n];
      y3 = y3 * u + y2;
      y2 = y2 * u + y1;
      y1 = y1 * u + wy[n];
      z3 = z3 * u + z2;
      z2 = z2 * u + z1;
      z1 = z1 * u + wz[n];
    }
    ofSums(s1, s2, s3, y1, y2, y3, z1, z2, z3);
  }
}
