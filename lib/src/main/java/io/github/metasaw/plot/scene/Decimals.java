package io.github.metasaw.plot.scene;

import java.util.Locale;

/**
 * Numbers as a formatter writes them, but quicker where that is safe: pages draw figures while a
 * slider moves.
 */
final class Decimals {

  /** Scaled numbers below this are an int. */
  private static final double LARGE = 1e9;

  /** This near to a half, how a scaled number rounds depends on its last digits. */
  private static final double NEAR = 1e-6;

  private static final double[] POWERS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};

  private Decimals() {}

  /**
   * A number with so many decimals.
   *
   * @param value a finite number
   * @param decimals digits after the point, 0 or more
   * @return as {@code %.2f} writes it, the decimal digits rounded half up
   */
  static String fixed(double value, int decimals) {
    double scaled = decimals < POWERS.length ? Math.abs(value) * POWERS[decimals] : LARGE;
    double nearest = Math.rint(scaled);
    if (!(nearest < LARGE) || Math.abs(Math.abs(scaled - nearest) - 0.5) < NEAR) {
      return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
    StringBuilder text = new StringBuilder().append((int) nearest);
    while (text.length() <= decimals) {
      text.insert(0, '0');
    }
    if (decimals > 0) {
      text.insert(text.length() - decimals, '.');
    }
    boolean isNegative = value < 0 || 1 / value < 0;
    return isNegative ? text.insert(0, '-').toString() : text.toString();
  }
}
