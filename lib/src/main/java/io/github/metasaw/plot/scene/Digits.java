package io.github.metasaw.plot.scene;

import io.github.metasaw.data.effect.Transformation;
import java.util.Locale;

/** Numbers as figures write them: the minus sign of tables and programs, no NaN. */
public final class Digits {

  /** More decimals than these are not read; the power of ten is. */
  private static final int MAX_DECIMALS = 8;

  /** Powers of ten as large as this are written with their own power of ten. */
  public static final double LONG_POWER = 1e6;

  private static final int MAX_RATIO_DECIMALS = 4;

  private Digits() {}

  /**
   * With {@code decimals} decimals; "–" where there is no number.
   *
   * @param value any number
   * @param decimals 0 or more
   * @return the number in words
   */
  public static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return value == Double.POSITIVE_INFINITY ? "∞" : Double.isNaN(value) ? "–" : "-∞";
    }
    if (Math.abs(value) >= 1e7 || (decimals > MAX_DECIMALS && value != 0)) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    String text = Decimals.fixed(value, decimals);
    boolean isZero = text.startsWith("-") && text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return isZero ? text.substring(1) : text;
  }

  /**
   * Decimals that show a spread of this size with two or three digits.
   *
   * @param spread a standard error or the width of an interval
   * @return 0 to 10
   */
  public static int decimalsFor(double spread) {
    if (!(spread > 0) || Double.isInfinite(spread)) {
      return 2;
    }
    int magnitude = (int) Math.floor(Math.log10(spread));
    return Math.max(0, Math.min(10, 1 - magnitude + (magnitude >= 0 ? 1 : 0)));
  }

  /**
   * An effect as it is read, with {@code decimals} decimals.
   *
   * @param value on the scale of the analysis
   * @param decimals of the number that is written
   * @param scale on which it is written
   * @return the number in words
   */
  public static String fixed(double value, int decimals, Transformation scale) {
    return scale.equals(Transformation.EXP)
        ? ratio(value, decimals)
        : fixed(scale.apply(value), decimals);
  }

  /**
   * An effect as it is read, with four significant digits.
   *
   * @param value on the scale of the analysis
   * @param scale on which it is written
   * @return the number in words
   */
  public static String significant(double value, Transformation scale) {
    double shown = scale.apply(value);
    boolean isNumber = shown != 0 && Double.isFinite(shown);
    return scale.isIdentity() || isNumber ? significant(shown) : fixed(value, 2, scale);
  }

  /**
   * The exponential of a log, with {@code decimals} decimals; one that would read as 0 with its
   * first digit, one that is too large or too small for a double with its power of ten.
   *
   * @param log natural logarithm of the ratio
   * @param decimals 0 or more
   * @return the ratio in words
   */
  public static String ratio(double log, int decimals) {
    double ratio = Math.exp(log);
    if (!Double.isFinite(log) || ratio == 0 || Double.isInfinite(ratio)) {
      return Double.isFinite(log) ? power(log) : fixed(ratio, decimals);
    }
    if (ratio >= 0.5 * Math.pow(10, -decimals)) {
      return fixed(ratio, decimals);
    }
    int first = (int) -Math.floor(Math.log10(ratio));
    return first <= MAX_RATIO_DECIMALS
        ? fixed(ratio, first)
        : compact(String.format(Locale.ROOT, "%.0e", ratio));
  }

  /** {@code 3.0e2171}; {@code 10^4.343e8} where the power itself has many digits. */
  private static String power(double log) {
    double power = Math.floor(log / Math.log(10));
    return Math.abs(power) < LONG_POWER
        ? String.format(Locale.ROOT, "%.1fe%.0f", Math.exp(log - power * Math.log(10)), power)
        : "10^" + compact(String.format(Locale.ROOT, "%.3e", log / Math.log(10)));
  }

  /**
   * {@code 2e-7} for {@code 2.0e-07}.
   *
   * @param scientific a number as {@code %e} writes it
   * @return without zeros that tell nothing
   */
  public static String compact(String scientific) {
    return scientific
        .replaceFirst("\\.?0+e", "e")
        .replaceFirst("e([-+])0+(?=\\d)", "e$1")
        .replace("e+", "e");
  }

  /**
   * {@code p < 0.0001} or {@code p = 0.6074}, as tables write it.
   *
   * @param p 0 to 1, or NaN
   * @return with its letter
   */
  public static String p(double p) {
    if (Double.isNaN(p)) {
      return "p –";
    }
    return p < 1e-4 ? "p < 0.0001" : "p = " + Decimals.fixed(p, 4);
  }

  /**
   * Four significant digits, without zeros at the end: for numbers that someone wrote.
   *
   * @param value any number
   * @return the number in words
   */
  public static String plain(double value) {
    String text = significant(value);
    return text.matches("[^e]*\\.[0-9]*") ? text.replaceFirst("\\.?0+$", "") : text;
  }

  /**
   * Four significant digits.
   *
   * @param value any number
   * @return the number in words
   */
  public static String significant(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return fixed(value, 0);
    }
    int magnitude = (int) Math.floor(Math.log10(Math.abs(value)));
    if (magnitude < -5 || magnitude > 6) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    return fixed(value, Math.max(0, 3 - magnitude));
  }

  /**
   * {@code 95 %}.
   *
   * @param level a proportion
   * @return for example {@code 95 %}
   */
  public static String percent(double level) {
    double percent = 100 * level;
    return percent == Math.rint(percent)
        ? String.format(Locale.ROOT, "%.0f %%", percent)
        : String.format(Locale.ROOT, "%.1f %%", percent);
  }
}
