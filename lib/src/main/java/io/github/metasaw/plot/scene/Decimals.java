package io.github.metasaw.plot.scene;

import java.util.Locale;

/**
 * Numbers as a formatter writes them, but quicker where that is safe, for pages draw figures while
 * a slider moves; and with a power of ten, which the formatter of pages lacks.
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
    if (!(scaled < LARGE)) {
      return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
    double nearest = Math.rint(scaled);
    boolean isTie = Math.abs(Math.abs(scaled - nearest) - 0.5) < NEAR;
    int rounded = isTie ? Digital.of(value).scaled(decimals) : (int) nearest;
    StringBuilder text = new StringBuilder().append(rounded);
    while (text.length() <= decimals) {
      text.insert(0, '0');
    }
    if (decimals > 0) {
      text.insert(text.length() - decimals, '.');
    }
    return isNegative(value) ? text.insert(0, '-').toString() : text.toString();
  }

  private static boolean isNegative(double value) {
    return value < 0 || 1 / value < 0;
  }

  /**
   * A number with one digit before the point.
   *
   * @param value a finite number
   * @param decimals digits after the point, 0 or more
   * @return for example {@code 1.23e-07}; the decimal digits are rounded half up
   */
  static String scientific(double value, int decimals) {
    Digital number = Digital.of(value);
    StringBuilder digits = new StringBuilder(number.digits);
    boolean grows = round(digits, decimals + 1);
    int power = value == 0 ? 0 : grows ? number.power + 1 : number.power;
    String size = Math.abs(power) < 10 ? "0" + Math.abs(power) : String.valueOf(Math.abs(power));
    return (isNegative(value) ? "-" : "")
        + digits.charAt(0)
        + (decimals == 0 ? "" : "." + digits.substring(1))
        + (power < 0 ? "e-" : "e+")
        + size;
  }

  /** To so many digits, half up; returns whether 9.99 became 10, with the power still to follow. */
  private static boolean round(StringBuilder digits, int count) {
    while (digits.length() < count) {
      digits.append('0');
    }
    boolean isUp = digits.length() > count && digits.charAt(count) >= '5';
    digits.setLength(count);
    for (int i = count - 1; i >= 0 && isUp; i--) {
      isUp = digits.charAt(i) == '9';
      digits.setCharAt(i, isUp ? '0' : (char) (digits.charAt(i) + 1));
    }
    if (isUp) {
      digits.insert(0, '1').setLength(count);
    }
    return isUp;
  }

  /**
   * The shortest decimal digits of a number.
   *
   * @param digits without zeros at the beginning
   * @param power of ten of the first digit
   */
  private record Digital(String digits, int power) {

    static Digital of(double value) {
      String text = Double.toString(Math.abs(value));
      int e = text.indexOf('E');
      String mantissa = e < 0 ? text : text.substring(0, e);
      int point = mantissa.indexOf('.');
      String all = mantissa.substring(0, point) + mantissa.substring(point + 1);
      int zeros = 0;
      while (zeros < all.length() - 1 && all.charAt(zeros) == '0') {
        zeros++;
      }
      int power = (e < 0 ? 0 : Integer.parseInt(text.substring(e + 1))) + point - 1 - zeros;
      return new Digital(all.substring(zeros), power);
    }

    /** Times a power of ten, rounded half up. */
    int scaled(int decimals) {
      int whole = power + 1 + decimals;
      int rounded = 0;
      for (int i = 0; i < whole; i++) {
        rounded = 10 * rounded + digit(i);
      }
      return whole >= 0 && digit(whole) >= 5 ? rounded + 1 : rounded;
    }

    private int digit(int i) {
      return i < digits.length() ? digits.charAt(i) - '0' : 0;
    }
  }
}
