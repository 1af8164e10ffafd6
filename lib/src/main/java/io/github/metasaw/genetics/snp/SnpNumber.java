package io.github.metasaw.genetics.snp;

import java.nio.charset.StandardCharsets;
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
    byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
    return parse(bytes, 0, bytes.length);
  }

  /** The same of the bytes from one place up to another. */
  static double parse(byte[] cell, int from, int to) {
    int at = from;
    boolean isNegative = at < to && cell[at] == '-';
    at += isNegative || (at < to && cell[at] == '+') ? 1 : 0;
    long mantissa = 0;
    int digits = 0;
    int significant = 0;
    int decimals = -1;
    for (; at < to; at++) {
      int digit = cell[at] - '0';
      if (digit >= 0 && digit <= 9) {
        digits++;
        significant += significant > 0 || digit != 0 ? 1 : 0;
        mantissa = significant <= EXACT_DIGITS ? 10 * mantissa + digit : mantissa;
        decimals += decimals >= 0 ? 1 : 0;
      } else if (cell[at] == '.' && decimals < 0) {
        decimals = 0;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return Double.NaN;
    }
    int exponent = at < to ? exponent(cell, at, to) : 0;
    if (exponent == Integer.MIN_VALUE) {
      return Double.NaN;
    }
    int shift = exponent - Math.max(0, decimals);
    if (significant > EXACT_DIGITS || Math.abs(shift) >= POWERS.length) {
      return Double.parseDouble(new String(cell, from, to - from, StandardCharsets.US_ASCII));
    }
    double value = shift < 0 ? mantissa / POWERS[-shift] : mantissa * POWERS[shift];
    return isNegative ? -value : value;
  }

  /** What follows an e, cut at a million; the least integer if it is no exponent. */
  private static int exponent(byte[] cell, int from, int to) {
    int at = from + 1;
    boolean isNegative = at < to && cell[at] == '-';
    at += isNegative || (at < to && cell[at] == '+') ? 1 : 0;
    boolean isExponent = at < to && (cell[from] == 'e' || cell[from] == 'E');
    int value = 0;
    for (; at < to && isExponent; at++) {
      int digit = cell[at] - '0';
      isExponent = digit >= 0 && digit <= 9;
      value = Math.min(1_000_000, 10 * value + digit);
    }
    return isExponent ? (isNegative ? -value : value) : Integer.MIN_VALUE;
  }
}
