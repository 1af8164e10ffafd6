package io.github.metasaw.random;

/**
 * Exponential numbers by algorithm SA of Ahrens and Dieter (1972, Communications of the ACM 15,
 * 873-882). An exponential number is a geometric count of ln 2 plus a remainder below ln 2; the
 * remainder is ln 2 times the least of a random number of uniforms.
 */
final class ExponentialDoubling {

  private static final double LN2 = Math.log(2);

  /** Sums of (ln 2)^i / i!, i from 1 to k + 1, up to the last that is below one. */
  private static final double[] SUMS = sums();

  private ExponentialDoubling() {}

  private static double[] sums() {
    double[] sums = new double[16];
    double term = 1;
    double sum = 0;
    for (int k = 0; k < sums.length; k++) {
      term *= LN2 / (k + 1);
      sum += term;
      sums[k] = sum;
    }
    sums[sums.length - 1] = 1; // to a double; no fraction is above it, so that every search ends
    return sums;
  }

  /** One number with rate 1. */
  static double next(UniformSource uniforms) {
    double whole = 0;
    double fraction = 2 * uniforms.next();
    while (fraction <= 1) {
      whole += LN2;
      fraction *= 2;
    }
    fraction -= 1;
    if (fraction <= LN2) {
      return whole + fraction;
    }
    double least = Math.min(uniforms.next(), uniforms.next());
    for (int k = 1; fraction > SUMS[k]; k++) {
      least = Math.min(least, uniforms.next());
    }
    return whole + least * LN2;
  }
}
