package io.github.metasaw.distribution;

/**
 * The standard logistic distribution: the functions between log odds and probabilities, exact in
 * both tails, and the softplus log(1 + exp x), which is minus the log of a tail.
 */
public final class Logistic {

  /** Above this, exp(-s) is lost in the rounding of s. */
  private static final double LINEAR = 40;

  private Logistic() {}

  /**
   * The distribution function: a probability from log odds. R: {@code plogis}.
   *
   * @param x log odds, natural
   * @return 1/(1 + exp(-x))
   */
  public static double cdf(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /**
   * The quantile function, the logit: log odds from a probability. R: {@code qlogis}.
   *
   * @param p probability, from 0 (-Infinity) to 1 (Infinity)
   * @return log(p/(1 - p)), natural; NaN outside [0, 1]
   */
  public static double quantile(double p) {
    return Math.log(p) - Math.log1p(-p);
  }

  /**
   * The softplus, minus the log of the probability of more than x. R: {@code -plogis(x, lower.tail
   * = FALSE, log.p = TRUE)}.
   *
   * @param x any number
   * @return log(1 + exp(x)), natural, without overflow
   */
  public static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /**
   * The inverse of {@link #softplus}.
   *
   * @param s above 0
   * @return log(exp(s) - 1), natural
   */
  public static double inverseSoftplus(double s) {
    return s > LINEAR ? s : Math.log(Math.expm1(s));
  }
}
