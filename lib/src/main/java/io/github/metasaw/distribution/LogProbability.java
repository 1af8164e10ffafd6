package io.github.metasaw.distribution;

/** Probabilities given by their logarithms. */
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
}
