package io.github.metasaw.web.small;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@link java.util.Formatter} in the locale without a language, with the conversions {@code s},
 * {@code d}, {@code f}, {@code e}, {@code g}, {@code c}, {@code n} and {@code %}. As there, numbers
 * are rounded half up from the shortest decimal digits that tell them.
 */
public final class SmallFormatter {

  private static final String FLAGS = "-+ 0,";
  private static final int DEFAULT_PRECISION = 6;
  private static final int GROUP = 3;

  private final StringBuilder out = new StringBuilder();

  /** An empty text. */
  public SmallFormatter() {
    // Nothing is written yet.
  }

  /**
   * An empty text.
   *
   * @param locale of the numbers; all are written as in {@link Locale#ROOT}
   */
  public SmallFormatter(Locale locale) {
    this();
  }

  /**
   * Appends a text.
   *
   * @param format with specifiers
   * @param arguments of the specifiers
   * @return this
   * @throws IllegalArgumentException if a specifier is of another kind or lacks its argument
   */
  public SmallFormatter format(String format, @Nullable Object... arguments) {
    int from = 0;
    int next = 0;
    for (int at = format.indexOf('%'); at >= 0; at = format.indexOf('%', from)) {
      out.append(format, from, at);
      Specifier specifier = Specifier.read(format, at + 1);
      from = specifier.end;
      if (specifier.conversion == '%' || specifier.conversion == 'n') {
        out.append(specifier.conversion == 'n' ? "\n" : specifier.padded("%"));
        continue;
      }
      int index = specifier.argument > 0 ? specifier.argument - 1 : next++;
      if (index >= arguments.length) {
        throw new IllegalArgumentException(format);
      }
      out.append(specifier.padded(specifier.text(arguments[index])));
    }
    out.append(format, from, format.length());
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  /** {@code %[argument$][flags][width][.precision]conversion}. */
  private record Specifier(
      int argument, String flags, int width, int precision, char conversion, int end) {

    static Specifier read(String format, int start) {
      int at = digits(format, start);
      int argument = 0;
      if (at > start && at < format.length() && format.charAt(at) == '$') {
        argument = Integer.parseInt(format.substring(start, at));
        start = at + 1;
      }
      at = start;
      while (at < format.length() && FLAGS.indexOf(format.charAt(at)) >= 0) {
        at++;
      }
      final String flags = format.substring(start, at);
      int end = digits(format, at);
      final int width = end > at ? Integer.parseInt(format.substring(at, end)) : 0;
      int precision = -1;
      if (end < format.length() && format.charAt(end) == '.') {
        at = end + 1;
        end = digits(format, at);
        precision = Integer.parseInt(format.substring(at, end));
      }
      if (end >= format.length()) {
        throw new IllegalArgumentException(format);
      }
      return new Specifier(argument, flags, width, precision, format.charAt(end), end + 1);
    }

    private static int digits(String text, int from) {
      int at = from;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        at++;
      }
      return at;
    }

    private boolean has(char flag) {
      return flags.indexOf(flag) >= 0;
    }

    String text(@Nullable Object argument) {
      if (argument == null || conversion == 's') {
        String text = String.valueOf(argument);
        return precision >= 0 && precision < text.length() ? text.substring(0, precision) : text;
      }
      return switch (conversion) {
        case 'd' -> whole(argument.toString());
        case 'c' -> argument.toString();
        case 'f', 'e', 'g' -> number(((Number) argument).doubleValue());
        default -> throw new IllegalArgumentException("%" + conversion);
      };
    }

    private String whole(String text) {
      boolean isNegative = text.charAt(0) == '-';
      return signed(isNegative, grouped(isNegative ? text.substring(1) : text));
    }

    private String number(double value) {
      if (Double.isNaN(value)) {
        return "NaN";
      }
      boolean isNegative = value < 0 || 1 / value < 0;
      if (Double.isInfinite(value)) {
        return sign(isNegative) + "Infinity";
      }
      SmallDecimal decimal = SmallDecimal.of(Math.abs(value));
      int places = precision < 0 ? DEFAULT_PRECISION : precision;
      return signed(
          isNegative,
          switch (conversion) {
            case 'f' -> grouped(decimal.fixed(places));
            case 'e' -> decimal.scientific(places);
            default -> general(decimal, Math.max(places, 1));
          });
    }

    /** As many significant digits, without an exponent from 1e-4 to below 10^digits. */
    private String general(SmallDecimal decimal, int digits) {
      int power = decimal.isZero() ? 0 : decimal.rounded(digits).power();
      return power >= -4 && power < digits
          ? grouped(decimal.fixed(digits - 1 - power))
          : decimal.scientific(digits - 1);
    }

    private String grouped(String digits) {
      if (!has(',')) {
        return digits;
      }
      int point = digits.indexOf('.');
      StringBuilder text = new StringBuilder(digits);
      for (int at = (point < 0 ? digits.length() : point) - GROUP; at > 0; at -= GROUP) {
        text.insert(at, ',');
      }
      return text.toString();
    }

    private String signed(boolean isNegative, String digits) {
      String sign = sign(isNegative);
      int zeros = has('0') ? width - sign.length() - digits.length() : 0;
      return sign + "0".repeat(Math.max(0, zeros)) + digits;
    }

    private String sign(boolean isNegative) {
      return isNegative ? "-" : has('+') ? "+" : has(' ') ? " " : "";
    }

    String padded(String text) {
      String blanks = " ".repeat(Math.max(0, width - text.length()));
      return has('-') ? text + blanks : blanks + text;
    }
  }
}
