package io.github.metasaw.fit;

import io.github.metasaw.distribution.Normal;

/** An interval, on the scale of its quantity. */
public record Interval(double lower, double upper) {

  /**
   * Wald's interval of an estimate with a known standard error.
   *
   * @param estimate on its own scale
   * @param se its standard error, on the same scale
   * @param level confidence, between 0 and 1
   * @return the estimate, less and plus the normal quantile times the standard error
   */
  public static Interval wald(double estimate, double se, double level) {
    double half = Normal.critical(level) * se;
    return new Interval(estimate - half, estimate + half);
  }

  public double width() {
    return upper - lower;
  }
}
