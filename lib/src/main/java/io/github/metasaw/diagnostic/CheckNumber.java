package io.github.metasaw.diagnostic;

import java.util.Locale;
import org.apiguardian.api.API;

/** Numbers as checks and remarks write them. */
@API(status = API.Status.INTERNAL)
public final class CheckNumber {

  private CheckNumber() {}

  /**
   * Four significant digits.
   *
   * @param value any number
   * @return with a point, whatever the locale
   */
  public static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  /**
   * The number in its usual written form: {@code -1}, not {@code -1.0}; {@code 1e60}, not {@code
   * 1.0E60}.
   *
   * @param value any number
   * @return all its digits, without a point where it is whole and below 1e15
   */
  public static String plain(double value) {
    if (value == 0) {
      return "0";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value).replace(".0E", "e").replace('E', 'e');
  }
}
