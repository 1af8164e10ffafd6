package io.github.metasaw.bayes.sampler;

/**
 * The logarithm u of an SD as a function of t that makes the tails of a posterior normal ones. Such
 * a posterior falls off as exp(lowerRate u) towards 0; to the other side as exp(-upperRate u), or,
 * that rate being infinite, as a normal density of the SD itself may:
 *
 * <pre>u = centre - n^2/(2 lowerRate) + m^2/(2 upperRate),   or + log m;   m - n = t,   m n = 1
 * </pre>
 *
 * <p>In u itself such tails are too long, or too steep, for a sampler with a fixed step size.
 *
 * @param centre log of about the SD that there may be
 * @param lowerRate positive and finite
 * @param upperRate positive; may be infinite
 */
record TailSdTransform(double centre, double lowerRate, double upperRate)
    implements UnconstrainingTransform {

  /**
   * Tails that fall off faster need no transformation, which would only distort the region of high
   * probability.
   */
  static final double MAX_RATE = 2;

  /** For the rates of a posterior, both positive and the lower one finite. */
  static TailSdTransform of(double centre, double lowerRate, double upperRate) {
    double upper =
        upperRate == Double.POSITIVE_INFINITY ? upperRate : Math.min(MAX_RATE, upperRate);
    return new TailSdTransform(centre, Math.min(MAX_RATE, lowerRate), upper);
  }

  private boolean isLinear() {
    return upperRate == Double.POSITIVE_INFINITY;
  }

  private static double root(double t) {
    return Math.sqrt(t * t + 4);
  }

  /** m, without cancellation where t is far below 0. */
  private static double above(double t, double root) {
    return t > 0 ? 0.5 * (root + t) : 2 / (root - t);
  }

  @Override
  public double u(double t) {
    double m = above(t, root(t));
    return centre
        + (isLinear() ? Math.log(m) : 0.5 * m * m / upperRate)
        - 0.5 / (m * m * lowerRate);
  }

  /** By Newton's method for log m in the linear case; else m^2 has a quadratic equation. */
  @Override
  public double t(double u) {
    double gap = u - centre;
    if (isLinear()) {
      double log = gap > 0 ? gap : -0.5 * Math.log1p(-2 * lowerRate * gap);
      for (int i = 0; i < 100; i++) {
        double down = Math.exp(-2 * log) / lowerRate;
        double change = (log - 0.5 * down - gap) / (1 + down);
        log -= change;
        if (!(Math.abs(change) > 1e-15 * Math.max(1, Math.abs(log)))) {
          break;
        }
      }
      return 2 * Math.sinh(log);
    }
    double root = Math.sqrt(gap * gap + 1 / (upperRate * lowerRate));
    double square = gap > 0 ? upperRate * (root + gap) : 1 / (lowerRate * (root - gap));
    double m = Math.sqrt(square);
    return m - 1 / m;
  }

  @Override
  public double slope(double t) {
    double root = root(t);
    double m = above(t, root);
    return ((isLinear() ? 1 : m * m / upperRate) + 1 / (m * m * lowerRate)) / root;
  }

  @Override
  public double logSlope(double t) {
    return Math.log(slope(t));
  }

  @Override
  public double slopeOfLogSlope(double t) {
    double root = root(t);
    double m = above(t, root);
    double up = isLinear() ? 1 : m * m / upperRate;
    double down = 1 / (m * m * lowerRate);
    double upSlope = isLinear() ? 0 : up;
    return 2 * (upSlope - down) / (root * (up + down)) - t / (root * root);
  }

  @Override
  public boolean contains(double u) {
    return u > Double.NEGATIVE_INFINITY && u < Double.POSITIVE_INFINITY;
  }
}
