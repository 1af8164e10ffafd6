package io.github.metasaw.genetics.output;

import org.apiguardian.api.API;

/** Numbers as text with few digits, many times faster than {@code Double.toString}. */
@API(status = API.Status.INTERNAL)
public final class ShortNumber {

  private static final double[] POWERS = new double[23];

  private static final int MAX_DECIMALS = 8;
  private static final double[] BOUNDS = new double[2 * MAX_DECIMALS + 1];

  /** The largest power of ten that is a double. */
  private static final int MAX_POWER = 308;

  private static final double LARGEST_POWER = 1e308;

  /** Relative difference from a power of ten that rounding may bridge. */
  private static final double CLOSE = 1e-14;

  static {
    for (int i = 0; i < BOUNDS.length; i++) {
      BOUNDS[i] = Double.parseDouble("1e" + (i - MAX_DECIMALS));
    }
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  private ShortNumber() {}

  /**
   * Appends a number without zeros at the end.
   *
   * @param out where to
   * @param x any; NaN is NA
   * @param digits how many are significant, 1 to 15
   */
  public static void append(TextBytes out, double x, int digits) {
    if (Double.isNaN(x)) {
      out.append("NA");
    } else if (Double.isInfinite(x)) {
      out.append(x > 0 ? "Inf" : "-Inf");
    } else if (x == 0) {
      out.append('0');
    } else {
      if (x < 0) {
        out.append('-');
      }
      appendPositive(out, Math.abs(x), digits);
    }
  }

  private static void appendPositive(TextBytes out, double x, int digits) {
    int exponent = exponent(x);
    int shift = digits - 1 - exponent;
    if (shift < 0 || shift >= POWERS.length || exponent < -4) {
      appendScientific(out, mantissa(x, exponent), exponent, digits);
      return;
    }
    long scaled = Math.round(x * POWERS[shift]);
    appendFixed(out, scaled, shift);
  }

  /** x without its power of ten, whose reciprocal is infinite where x is subnormal. */
  private static double mantissa(double x, int exponent) {
    return exponent < -MAX_POWER
        ? x * LARGEST_POWER * Math.pow(10, -MAX_POWER - exponent)
        : x * Math.pow(10, -exponent);
  }

  /**
   * The whole part of log10 x, by comparison where x is neither very large or small nor next to a
   * power of ten.
   */
  private static int exponent(double x) {
    if (x > BOUNDS[0] && x < BOUNDS[BOUNDS.length - 1]) {
      int i = 0;
      while (x >= BOUNDS[i + 1]) {
        i++;
      }
      if (x > BOUNDS[i] * (1 + CLOSE) && x < BOUNDS[i + 1] * (1 - CLOSE)) {
        return i - MAX_DECIMALS;
      }
    }
    return (int) Math.floor(Math.log10(x));
  }

  /** {@code scaled / 10^decimals}, without zeros at the end. */
  private static void appendFixed(TextBytes out, long scaled, int decimals) {
    long value = scaled;
    int left = decimals;
    while (left > 0 && value % 10 == 0) {
      value /= 10;
      left--;
    }
    out.append(value, left);
  }

  /** {@code mantissa} is about 1 to 10. */
  private static void appendScientific(TextBytes out, double mantissa, long exponent, int digits) {
    long scaled = Math.round(mantissa * POWERS[digits - 1]);
    long e = exponent;
    if (scaled >= (long) POWERS[digits]) {
      scaled /= 10;
      e++;
    }
    appendFixed(out, scaled, digits - 1);
    out.append('e').append(e);
  }

  /**
   * Appends a probability, however small.
   *
   * @param out where to
   * @param minusLog10 -log10 of it; NaN is NA
   * @param digits how many are significant, 1 to 15
   */
  public static void appendProbability(TextBytes out, double minusLog10, int digits) {
    if (minusLog10 < 4 || Double.isNaN(minusLog10)) {
      append(out, Math.pow(10, -minusLog10), digits);
    } else if (Double.isInfinite(minusLog10)) {
      out.append('0');
    } else {
      long exponent = (long) Math.floor(-minusLog10);
      appendScientific(out, Math.pow(10, -minusLog10 - exponent), exponent, digits);
    }
  }
}
