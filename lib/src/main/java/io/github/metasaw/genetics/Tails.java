package io.github.metasaw.genetics;

import org.apache.commons.numbers.gamma.Erfcx;

/**
 * Natural logarithms of tail probabilities, exact where the probability itself is far too small for
 * a double: of a normal two-sided, and of chi-squared with whole degrees of freedom in closed form.
 */
final class Tails {

  private static final double LN10 = Math.log(10);

  private Tails() {}

  /** ln P(|Z| > |z|). */
  static double normal(double z) {
    double x = Math.abs(z) * Math.sqrt(0.5);
    return Math.log(Erfcx.value(x)) - x * x;
  }

  /** ln P(Z > z), z not negative. */
  static double upperNormal(double z) {
    return normal(z) - Math.log(2);
  }

  /**
   * ln P(X > x), X chi-squared with {@code df} degrees of freedom: exp(-x/2) times a sum of
   * positive terms, with erfcx in it where df is odd (Abramowitz and Stegun 26.4.4 and 26.4.5).
   */
  static double chiSquared(double x, int df) {
    if (!(x > 0)) {
      return x <= 0 ? 0 : Double.NaN;
    }
    double half = x / 2;
    boolean isOdd = (df & 1) == 1;
    double sum = isOdd ? Erfcx.value(Math.sqrt(half)) : 0;
    double term = isOdd ? Math.sqrt(half) * 2 / Math.sqrt(Math.PI) : 1;
    for (double j = isOdd ? 1.5 : 1; j <= df / 2.0; j++) {
      sum += term;
      term *= half / j;
    }
    return Math.log(sum) - half;
  }

  /** -log10 of a probability given by its natural logarithm; not negative. */
  static double minusLog10(double log) {
    return log < 0 ? -log / LN10 : log >= 0 ? 0 : Double.NaN;
  }
}
