package io.github.metasaw.bayes;

/**
 * The logarithm u of an SD as a function of t that grows as a square to both sides:
 *
 * <pre>u = centre + m^2/(2 upperRate) - n^2/(2 lowerRate),   m - n = t,   m n = 1</pre>
 *
 * <p>A density of u that falls off as exp(lowerRate u) to one side and as exp(-upperRate u) to the
 * other, which is how a posterior of log tau does, falls off in t as a normal one. In u itself such
 * tails are long walks for a sampler that goes by steps of one length.
 *
 * @param centre log of about the SD that there may be
 * @param lowerRate positive and finite
 * @param upperRate positive and finite
 */
record TailLine(double centre, double lowerRate, double upperRate) implements Line {

  /** Tails that fall off faster need no help, and would bend the line where the mass is. */
  private static final double MOST_RATE = 2;

  /** For the rates of a posterior, of which the upper one may be infinite, but both positive. */
  static TailLine of(double centre, double lowerRate, double upperRate) {
    return new TailLine(centre, Math.min(MOST_RATE, lowerRate), Math.min(MOST_RATE, upperRate));
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
    double n = 1 / m;
    return centre + 0.5 * (m * m / upperRate - n * n / lowerRate);
  }

  /** Of m^2 a quadratic equation. */
  @Override
  public double t(double u) {
    double gap = u - centre;
    double root = Math.sqrt(gap * gap + 1 / (upperRate * lowerRate));
    double square = gap > 0 ? upperRate * (root + gap) : 1 / (lowerRate * (root - gap));
    double m = Math.sqrt(square);
    return m - 1 / m;
  }

  @Override
  public double slope(double t) {
    double root = root(t);
    double m = above(t, root);
    return (m * m / upperRate + 1 / (m * m * lowerRate)) / root;
  }

  @Override
  public double logSlope(double t) {
    return Math.log(slope(t));
  }

  @Override
  public double slopeOfLogSlope(double t) {
    double root = root(t);
    double m = above(t, root);
    double up = m * m / upperRate;
    double down = 1 / (m * m * lowerRate);
    return 2 * (up - down) / (root * (up + down)) - t / (root * root);
  }

  @Override
  public boolean contains(double u) {
    return u > Double.NEGATIVE_INFINITY && u < Double.POSITIVE_INFINITY;
  }
}
