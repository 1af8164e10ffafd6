package io.github.metasaw.draws;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Numbers as R prints a column: one format for all, with so many decimals that each shows the given
 * significant digits, trailing zeros common to all left out; scientific where that is shorter.
 * Rounding is of the binary value, as in C.
 */
final class RFormat {

  private RFormat() {}

  /** The column at {@code digits} significant digits, not padded; NaN is NA. */
  static String[] of(double[] values, int digits) {
    int left = 1;
    int decimals = 0;
    int mantissa = 1;
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    int sign = 0;
    for (double value : values) {
      if (!Double.isFinite(value)) {
        continue;
      }
      BigDecimal rounded = rounded(value, digits);
      int significant = rounded.precision();
      int exponent = significant - rounded.scale() - 1;
      int minus = value < 0 ? 1 : 0;
      left = Math.max(left, minus + Math.max(1, exponent + 1));
      decimals = Math.max(decimals, significant - exponent - 1);
      mantissa = Math.max(mantissa, significant);
      least = Math.min(least, exponent);
      most = Math.max(most, exponent);
      sign = Math.max(sign, minus);
    }
    int fixed = left + (decimals > 0 ? decimals + 1 : 0);
    int exponentWidth = most >= 100 || least <= -100 ? 5 : 4;
    int scientific = sign + (mantissa > 1 ? mantissa + 1 : 1) + exponentWidth;
    String[] text = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      text[i] = fixed <= scientific ? fixed(values[i], decimals) : scientific(values[i], mantissa);
    }
    return text;
  }

  private static BigDecimal rounded(double value, int digits) {
    BigDecimal rounded = roundHalfEven(value, digits);
    return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
  }

  private static BigDecimal roundHalfEven(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  private static String fixed(double value, int decimals) {
    return Double.isFinite(value)
        ? new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString()
        : special(value);
  }

  private static String scientific(double value, int mantissa) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    BigDecimal rounded = roundHalfEven(value, mantissa);
    int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
    String front =
        rounded.movePointLeft(exponent).setScale(mantissa - 1, RoundingMode.HALF_EVEN).toString();
    return String.format(
        Locale.ROOT, "%se%s%02d", front, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  private static String special(double value) {
    if (Double.isNaN(value)) {
      return "NA";
    }
    return value > 0 ? "Inf" : "-Inf";
  }
}
