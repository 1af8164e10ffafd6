package io.github.metasaw.bayes.sampler;

/**
 * log(1 + exp(t)), which maps the real line to the positive numbers: exp(t) far below 0, t far
 * above. Its derivative is the logistic function.
 */
final class Softplus {

  /** From here on exp(-s) is lost in the rounding of s. */
  private static final double LINEAR_FROM = 40;

  private Softplus() {}

  /** log(1 + exp(t)), without overflow. */
  static double at(double t) {
    return Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t)));
  }

  /** Its derivative 1/(1 + exp(-t)). */
  static double logistic(double t) {
    return 1 / (1 + Math.exp(-t));
  }

  /** The t whose softplus is s, above 0. */
  static double inverse(double s) {
    return s > LINEAR_FROM ? s : Math.log(Math.expm1(s));
  }
}
