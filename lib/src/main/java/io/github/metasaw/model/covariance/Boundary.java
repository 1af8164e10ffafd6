package io.github.metasaw.model.covariance;

/**
 * A place at infinity that a maximum of the likelihood may have: a variance of 0, or a correlation
 * of -1 or 1.
 *
 * @param t index in theta of a logarithm of an SD or variance, or of Fisher's z of a correlation
 * @param correlation which of the two; else a variance, absent at -Infinity
 * @param idle elements of theta that say nothing there
 * @param logSize log of what one unit of the SD adds to the SD of a row, about
 */
public record Boundary(int t, boolean correlation, int[] idle, double logSize) {

  private static final int[] NONE = {};

  static Boundary variance(int t) {
    return new Boundary(t, false, NONE, 0);
  }

  static Boundary correlation(int t) {
    return new Boundary(t, true, NONE, 0);
  }

  Boundary idling(int[] others) {
    return new Boundary(t, correlation, others, logSize);
  }

  Boundary sized(double size) {
    return new Boundary(t, correlation, idle, size);
  }

  /** The value of theta there, the sign of a correlation as at {@code theta}. */
  public double value(double[] theta) {
    return correlation
        ? Math.copySign(Double.POSITIVE_INFINITY, theta[t])
        : Double.NEGATIVE_INFINITY;
  }
}
