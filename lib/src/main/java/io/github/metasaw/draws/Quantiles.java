package io.github.metasaw.draws;

import io.github.metasaw.diagnostic.MetaException;

/**
 * Sample quantiles of type 7 of Hyndman and Fan 1996, the default of R's {@code quantile}: linear
 * between the order statistics, the smallest at p = 0 and the largest at p = 1.
 */
public final class Quantiles {

  private Quantiles() {}

  /**
   * The quantiles of numbers.
   *
   * @param values in any order
   * @param p probabilities, 0 to 1
   * @return a quantile for each {@code p}; NaN if there is no value, or one that is NaN
   * @throws MetaException if a {@code p} is not in [0, 1]
   */
  public static double[] of(double[] values, double... p) {
    double[] sorted = sorted(values);
    double[] quantiles = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      quantiles[i] = ofSorted(sorted, p[i]);
    }
    return quantiles;
  }

  /** Ascending, NaN last, and zeros without sign, as R compares them. */
  static double[] sorted(double[] values) {
    return Ordering.of(values).sorted();
  }

  static double ofSorted(double[] sorted, double p) {
    checkProbability(p);
    int n = sorted.length;
    if (n == 0 || Double.isNaN(sorted[n - 1])) {
      return Double.NaN;
    }
    // In the order of R, since whether a draw equal to the quantile counts depends on rounding.
    double position = 1 + (n - 1) * p;
    int low = (int) Math.floor(position);
    double below = sorted[low - 1];
    double above = sorted[(int) Math.ceil(position) - 1];
    double part = position - low;
    return part > 0 && above != below ? (1 - part) * below + part * above : below;
  }

  static void checkProbability(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw MetaException.of("a probability must lie between 0 and 1, but p = " + p);
    }
  }
}
