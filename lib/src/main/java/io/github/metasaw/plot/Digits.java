package io.github.metasaw.plot;

import java.util.Locale;

/** Numbers as figures write them: a true minus sign, no NaN. */
final class Digits {

  private Digits() {}

  /** With {@code decimals} decimals; "–" where there is no number. */
  static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return value == Double.POSITIVE_INFINITY ? "∞" : Double.isNaN(value) ? "–" : "−∞";
    }
    if (Math.abs(value) >= 1e7) {
      return String.format(Locale.ROOT, "%.2e", value).replace('-', '−');
    }
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    boolean zero = text.matches("-?0(\\.0*)?");
    return (zero ? text.replace("-", "") : text).replace('-', '−');
  }

  /** Decimals that show a spread of this size with two or three digits. */
  static int decimalsFor(double spread) {
    if (!(spread > 0) || Double.isInfinite(spread)) {
      return 2;
    }
    int magnitude = (int) Math.floor(Math.log10(spread));
    return Math.max(0, Math.min(10, 1 - magnitude + (magnitude >= 0 ? 1 : 0)));
  }

  /** {@code p < .0001} or {@code p = .6074}. */
  static String p(double p) {
    if (Double.isNaN(p)) {
      return "p –";
    }
    return p < 1e-4
        ? "p < .0001"
        : "p = " + String.format(Locale.ROOT, "%.4f", p).replaceFirst("^0", "");
  }

  /** Four significant digits, without zeros at the end: for numbers that someone wrote. */
  static String plain(double value) {
    String text = significant(value);
    return text.matches("[^e]*\\.[0-9]*") ? text.replaceFirst("\\.?0+$", "") : text;
  }

  /** Four significant digits. */
  static String significant(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return fixed(value, 0);
    }
    int magnitude = (int) Math.floor(Math.log10(Math.abs(value)));
    if (magnitude < -5 || magnitude > 6) {
      return String.format(Locale.ROOT, "%.3e", value).replace('-', '−');
    }
    return fixed(value, Math.max(0, 3 - magnitude));
  }
}
