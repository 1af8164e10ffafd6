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
}
