package io.github.metasaw.distribution;

/** Probabilities known by their logarithms, as they may be too small for a double. */
public final class LogProbability {

  private static final double LN10 = Math.log(10);

  private LogProbability() {}

  /**
   * -log10 of a probability, as scans of genomes write it.
   *
   * @param log natural logarithm of the probability
   * @return not negative; NaN for NaN
   */
  public static double minusLog10(double log) {
    return log < 0 ? -log / LN10 : log >= 0 ? 0 : Double.NaN;
  }

  /**
   * The log of a sum of two numbers known by their logs.
   *
   * @param a natural logarithm of the first; -Infinity for 0
   * @param b natural logarithm of the second; -Infinity for 0
   * @return log(exp(a) + exp(b)), natural, without overflow
   */
  public static double sum(double a, double b) {
    double larger = Math.max(a, b);
    return larger == Double.NEGATIVE_INFINITY
        ? larger
        : larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
  }
}
