package io.github.metasaw.web.small;

/**
 * A number as decimal digits, {@code 0.d1d2d3... * 10^(power + 1)}.
 *
 * @param digits the shortest that tell the number, without leading zeros; {@code 0} for zero
 * @param power of the first digit
 */
record SmallDecimal(String digits, int power) {

  /** The digits of a number that is 0 or larger and finite. */
  static SmallDecimal of(double value) {
    String text = Double.toString(value);
    int e = text.indexOf('E');
    String mantissa = e < 0 ? text : text.substring(0, e);
    int exponent = e < 0 ? 0 : Integer.parseInt(text.substring(e + 1));
    int point = mantissa.indexOf('.');
    String all = mantissa.substring(0, point) + mantissa.substring(point + 1);
    int zeros = 0;
    while (zeros < all.length() - 1 && all.charAt(zeros) == '0') {
      zeros++;
    }
    String digits = all.substring(zeros);
    return new SmallDecimal(digits, digits.equals("0") ? 0 : exponent + point - 1 - zeros);
  }

  boolean isZero() {
    return digits.charAt(0) == '0';
  }

  /** Rounds half up to so many digits, fills with zeros; with 0 digits or fewer, 1 or 0 is left. */
  SmallDecimal rounded(int count) {
    if (count >= digits.length()) {
      return new SmallDecimal(digits + "0".repeat(count - digits.length()), power);
    }
    boolean isUp = count >= 0 && digits.charAt(count) >= '5';
    StringBuilder kept = new StringBuilder(digits.substring(0, Math.max(0, count)));
    if (!isUp) {
      return kept.isEmpty() ? new SmallDecimal("0", 0) : new SmallDecimal(kept.toString(), power);
    }
    int at = kept.length() - 1;
    while (at >= 0 && kept.charAt(at) == '9') {
      kept.setCharAt(at--, '0');
    }
    if (at >= 0) {
      kept.setCharAt(at, (char) (kept.charAt(at) + 1));
      return new SmallDecimal(kept.toString(), power);
    }
    return new SmallDecimal("1" + kept, power + 1);
  }

  /** With so many digits after the point. */
  String fixed(int places) {
    SmallDecimal number = isZero() ? this : rounded(power + 1 + places);
    if (number.isZero()) {
      return places == 0 ? "0" : "0." + "0".repeat(places);
    }
    StringBuilder text = new StringBuilder();
    if (number.power < 0) {
      text.append("0".repeat(-number.power));
    }
    text.append(number.digits);
    int length = Math.max(number.power, 0) + 1 + places;
    text.append("0".repeat(Math.max(0, length - text.length()))).setLength(length);
    return places == 0 ? text.toString() : text.insert(length - places, '.').toString();
  }

  /** With so many digits after the first, as {@code 1.23e-07}. */
  String scientific(int places) {
    SmallDecimal number = rounded(places + 1);
    String mantissa = number.digits.substring(0, places + 1);
    int size = Math.abs(number.power);
    return mantissa.charAt(0)
        + (places == 0 ? "" : "." + mantissa.substring(1))
        + (number.power < 0 ? "e-" : "e+")
        + (size < 10 ? "0" : "")
        + size;
  }
}
