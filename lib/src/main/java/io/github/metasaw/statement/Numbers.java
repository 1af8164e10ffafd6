package io.github.metasaw.statement;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Numbers as tables write them: never NaN, never an exponent where a plain number will do. */
public final class Numbers {

  /** The text in place of a number that does not exist. */
  public static final String NONE = "–";

  private static final int DIGITS = 4;

  /** From here on a number is written with its power of ten. */
  private static final double LARGE = 1e9;

  /** More decimals than these are not read; the power of ten is. */
  private static final int MAX_DECIMALS = 9;

  private static final int MAX_DIGITS = 10;

  private Numbers() {}

  /**
   * Four significant digits.
   *
   * @param value any number
   * @return the number in words
   */
  public static String of(double value) {
    return significant(value, DIGITS);
  }

  /**
   * {@code digits} significant digits, without trailing zeros after them.
   *
   * @param value any number
   * @param digits significant digits
   * @return the number in words
   */
  public static String significant(double value, int digits) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    if (value == 0) {
      return "0";
    }
    int magnitude = magnitude(value);
    if (magnitude < -5 || Math.abs(value) >= LARGE) {
      String text = String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
      return text.replaceFirst("\\.?0+e", "e");
    }
    int decimals = Math.max(0, digits - 1 - magnitude);
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }

  /**
   * {@code decimals} decimals, as long as such a number reads: one that is not 0 but would be
   * written as 0, and one of more digits than can be read, is written with four significant digits.
   *
   * @param value any number
   * @param decimals 0 or more
   * @return the number in words
   */
  public static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return significant(value, DIGITS);
    }
    double least = 0.5 * Math.pow(10, -decimals);
    boolean isReadable = Math.abs(value) >= least && Math.abs(value) < LARGE;
    // Adding 0 makes -0 a 0.
    return value == 0 || isReadable
        ? String.format(Locale.ROOT, "%." + decimals + "f", value + 0.0)
        : of(value);
  }

  /**
   * A row of numbers on one scale, an estimate with its error and bounds, all to the decimals that
   * show the spread to {@code digits} significant digits; significant digits of each where the
   * spread is too small or too large for decimals, or not known.
   *
   * @param spread a standard error or standard deviation; NaN if there is none
   * @param digits significant digits
   * @param values on one scale
   * @return one text per number
   */
  public static List<String> row(double spread, int digits, double... values) {
    if (!(spread > 0) || !Double.isFinite(spread)) {
      return Arrays.stream(values).mapToObj(value -> significant(value, digits)).toList();
    }
    int decimals = digits - 1 - magnitude(spread);
    return Arrays.stream(values).mapToObj(value -> beside(value, decimals, digits)).toList();
  }

  private static String beside(double value, int decimals, int digits) {
    if (decimals <= MAX_DECIMALS && Math.abs(value) < LARGE) {
      return fixed(value, Math.max(0, decimals));
    }
    // As many digits as show the spread beside a value that is much larger.
    int needed = value == 0 || !Double.isFinite(value) ? digits : magnitude(value) + decimals + 1;
    return significant(value, Math.max(digits, Math.min(MAX_DIGITS, needed)));
  }

  private static int magnitude(double value) {
    return (int) Math.floor(Math.log10(Math.abs(value)));
  }

  /**
   * A p value: four decimals, {@code < 0.0001} below.
   *
   * @param p 0 to 1, or NaN
   * @return without its letter
   */
  public static String p(double p) {
    if (Double.isNaN(p)) {
      return NONE;
    }
    return p < 1e-4 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
  }

  /**
   * {@code = 0.0321} or {@code < 0.0001}, to follow a p.
   *
   * @param p 0 to 1, or NaN
   * @return the number in words
   */
  public static String equality(double p) {
    String text = p(p);
    return text.startsWith("<") || text.equals(NONE) ? text : "= " + text;
  }

  /**
   * A confidence level as per cent: {@code 95 %}.
   *
   * @param level a proportion
   * @return the number in words
   */
  public static String level(double level) {
    return significant(100 * level, DIGITS) + " %";
  }

  /**
   * A proportion as per cent.
   *
   * @param proportion a share, 1 for all
   * @return the number in words
   */
  public static String percent(double proportion) {
    return Double.isNaN(proportion) ? NONE : fixed(100 * proportion, 1) + " %";
  }
}
