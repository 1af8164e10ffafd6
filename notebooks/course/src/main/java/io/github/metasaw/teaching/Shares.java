package io.github.metasaw.teaching;

import java.util.Collection;
import java.util.Locale;

/** Writes probabilities as fractions of one denominator, where there is a small one. */
final class Shares {

  private static final int MAX_DENOMINATOR = 1000;
  private static final double ROUNDING = 1e-9;

  private final int denominator;

  private Shares(int denominator) {
    this.denominator = denominator;
  }

  /** The least common denominator of probabilities, if it is small. */
  static Shares of(Collection<Double> probabilities) {
    for (int d = 1; d <= MAX_DENOMINATOR; d++) {
      int common = d;
      if (probabilities.stream().allMatch(p -> isWhole(p * common))) {
        return new Shares(d);
      }
    }
    return new Shares(0);
  }

  private static boolean isWhole(double value) {
    return Math.abs(value - Math.rint(value)) < ROUNDING * MAX_DENOMINATOR;
  }

  /** {@code 3/20}, or four digits where the probability has another denominator. */
  String words(double p) {
    return denominator > 0 && isWhole(p * denominator)
        ? Math.round(p * denominator) + "/" + denominator
        : String.format(Locale.ROOT, "%.4f", p).replaceFirst("(\\.\\d*?)0+$", "$1");
  }

  /** Whether two probabilities differ by rounding only. */
  static boolean same(double p, double q) {
    return Math.abs(p - q) < ROUNDING;
  }
}
