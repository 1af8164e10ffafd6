package io.github.metasaw.genetics.snp;

import org.apiguardian.api.API;

/**
 * Numbers as programs of the field write them: digits with a point and an exponent. Other forms
 * that Java reads, such as {@code 0.2d}, {@code 0x1p-2} and words, are no numbers here.
 */
@API(status = API.Status.INTERNAL)
public final class SnpNumber {

  /** Powers of ten that a double holds exactly. */
  private static final double[] POWERS = new double[23];

  /** Integers of up to this many digits are exact, below 2^53. */
  private static final int EXACT_DIGITS = 15;

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  private SnpNumber() {}

  /**
   * Reads a number.
   *
   * @param cell digits with a point and an exponent
   * @return the nearest double; NaN if the cell is no number, infinite or 0 if the exponent is too
   *     large or too small
   */
  public static double parse(String cell) {
    int n = cell.length();
    int at = n > 0 && (cell.charAt(0) == '-' || cell.charAt(0) == '+') ? 1 : 0;
    boolean isNegative = at == 1 && cell.charAt(0) == '-';
    long mantissa = 0;
    int digits = 0;
    int significant = 0;
    int decimals = -1;
    for (; at < n; at++) {
      char c = cell.charAt(at);
      if (c >= '0' && c <= '9') {
        digits++;
        significant += significant > 0 || c != '0' ? 1 : 0;
        mantissa = significant <= EXACT_DIGITS ? 10 * mantissa + (c - '0') : mantissa;
        decimals += decimals >= 0 ? 1 : 0;
      } else if (c == '.' && decimals < 0) {
        decimals = 0;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return Double.NaN;
    }
    int exponent = 0;
    if (at < n) {
      exponent = exponent(cell, at);
      if (exponent == Integer.MIN_VALUE) {
        return Double.NaN;
      }
    }
    int shift = exponent - Math.max(0, decimals);
    if (significant > EXACT_DIGITS || Math.abs(shift) >= POWERS.length) {
      return Double.parseDouble(cell);
    }
    double value = shift < 0 ? mantissa / POWERS[-shift] : mantissa * POWERS[shift];
    return isNegative ? -value : value;
  }

  /** What follows an e, cut at a million; the least integer if it is no exponent. */
  private static int exponent(String cell, int from) {
    int n = cell.length();
    int at = from + 1;
    boolean isSigned = at < n && (cell.charAt(at) == '-' || cell.charAt(at) == '+');
    boolean isNegative = isSigned && cell.charAt(at) == '-';
    at += isSigned ? 1 : 0;
    boolean isExponent = at < n && (cell.charAt(from) == 'e' || cell.charAt(from) == 'E');
    int value = 0;
    for (; at < n && isExponent; at++) {
      char c = cell.charAt(at);
      isExponent = c >= '0' && c <= '9';
      value = Math.min(1_000_000, 10 * value + (c - '0'));
    }
    return isExponent ? (isNegative ? -value : value) : Integer.MIN_VALUE;
  }
}
