package io.github.metasaw.report;

import java.util.Locale;

/** Numbers as tables write them: never NaN, never an exponent where a plain number will do. */
public final class Numbers {

  /** What stands where there is no number. */
  public static final String NONE = "–";

  private static final int DIGITS = 4;

  private Numbers() {}

  /** Four significant digits. */
  public static String of(double value) {
    return significant(value, DIGITS);
  }

  /** {@code digits} significant digits, without trailing zeros after them. */
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
    int magnitude = (int) Math.floor(Math.log10(Math.abs(value)));
    if (magnitude < -5 || magnitude > 8) {
      return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
    }
    int decimals = Math.max(0, digits - 1 - magnitude);
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
  }

  /** {@code digits} decimals. */
  public static String fixed(double value, int digits) {
    return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  /** A p value: four decimals, {@code < .0001} below. */
  public static String p(double p) {
    if (Double.isNaN(p)) {
      return NONE;
    }
    return p < 1e-4 ? "< .0001" : String.format(Locale.ROOT, "%.4f", p);
  }

  /** A proportion as per cent. */
  public static String percent(double proportion) {
    return Double.isNaN(proportion)
        ? NONE
        : String.format(Locale.ROOT, "%.1f %%", 100 * proportion);
  }
}
