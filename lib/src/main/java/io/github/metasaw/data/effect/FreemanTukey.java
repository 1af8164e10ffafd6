package io.github.metasaw.data.effect;

/** Freeman and Tukey's (1950) transformations of proportions and rates, and their inverses. */
final class FreemanTukey {

  private FreemanTukey() {}

  /** The mean of the arcsines for x and x + 1 events among n. */
  static double proportion(double p, double n) {
    double x = p * n;
    return (Math.asin(Math.sqrt(x / (n + 1))) + Math.asin(Math.sqrt((x + 1) / (n + 1)))) / 2;
  }

  /** The proportion of {@link #proportion} (Miller 1978, Am. Stat. 32, 138). */
  static double inverseProportion(double value, double n) {
    double sine = Math.sin(2 * value);
    double inner = sine + (sine - 1 / sine) / n;
    double root = Math.sqrt(Math.max(0, 1 - inner * inner));
    return (1 - Math.signum(Math.cos(2 * value)) * root) / 2;
  }

  /** The mean of the square roots for x and x + 1 events in time t. */
  static double rate(double rate, double t) {
    return (Math.sqrt(rate) + Math.sqrt(rate + 1 / t)) / 2;
  }

  /** The rate of {@link #rate}: (x - 1 / (4 t x))² where x is twice the mean of the roots. */
  static double inverseRate(double value, double t) {
    double root = value - 1 / (4 * t * value);
    return root * root;
  }
}
