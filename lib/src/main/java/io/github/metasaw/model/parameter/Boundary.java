package io.github.metasaw.model.parameter;

/**
 * A place at infinity that a maximum of the likelihood may have: an SD, a variance or another
 * quantity that cannot be negative, estimated on the log scale, is 0; or a correlation is -1 or 1.
 *
 * @param t index in theta of a logarithm of such a quantity, or of Fisher's z of a correlation
 * @param correlation which of the two; else a quantity that is absent at -Infinity
 * @param idle elements of theta that have no meaning there
 * @param logSize what is added to the logarithm before it is compared with that of a typical SD:
 *     about the log of what one unit of the quantity adds to the SD of a row
 */
public record Boundary(int t, boolean correlation, int[] idle, double logSize) {

  private static final int[] NONE = {};

  /** A component whose variance is below this share of what it is compared with may be absent. */
  private static final double SMALL = 1e-2;

  /** Fisher's z of a correlation that is compared with that of -1 or 1. */
  private static final double NEARLY_ONE = 1.5;

  /**
   * An SD, a variance or the like that may be 0.
   *
   * @param t index in theta of its logarithm
   * @return at -Infinity
   */
  public static Boundary variance(int t) {
    return new Boundary(t, false, NONE, 0);
  }

  /**
   * A correlation that may be -1 or 1.
   *
   * @param t index in theta of its Fisher's z
   * @return at -Infinity or Infinity
   */
  public static Boundary correlation(int t) {
    return new Boundary(t, true, NONE, 0);
  }

  /**
   * The same, where other elements of theta have no meaning.
   *
   * @param others indices in theta
   * @return a copy
   */
  public Boundary idling(int[] others) {
    return new Boundary(t, correlation, others, logSize);
  }

  /**
   * The same for a quantity on another scale than SDs of rows.
   *
   * @param size natural logarithm of what one unit adds to the SD of a row
   * @return a copy
   */
  public Boundary sized(double size) {
    return new Boundary(t, correlation, idle, size);
  }

  /**
   * The value of theta there.
   *
   * @param theta where a search ended; gives the sign of a correlation
   * @return -Infinity or Infinity
   */
  public double value(double[] theta) {
    return correlation
        ? Math.copySign(Double.POSITIVE_INFINITY, theta[t])
        : Double.NEGATIVE_INFINITY;
  }

  /**
   * How far a point is from where a search compares it with the boundary.
   *
   * @param theta where a search ended
   * @param typicalVariance what squares of SDs are small beside
   * @return below 0 if it is so near that the boundary is tried, the lower the nearer
   */
  public double distance(double[] theta, double typicalVariance) {
    return correlation
        ? NEARLY_ONE - Math.abs(theta[t])
        : theta[t] + logSize - Math.log(SMALL * typicalVariance) / 2;
  }
}
