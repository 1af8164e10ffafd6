package io.github.metasaw.freq.selection;

import io.github.metasaw.distribution.Logistic;
import java.util.stream.IntStream;

/**
 * The parameters of a weight function as a search sees them: logits of their place in a range, or,
 * where they never rise, of each over the one before. Holds the values last set.
 */
final class DeltaScale {

  private final double lowest;
  private final double highest;
  private final boolean isFalling;
  private final int[] free;
  private final double[] delta;

  /** d log(delta_a) / d theta_t, and the second derivative [free x d]. */
  private final double[][] slope;

  private final double[][] bend;

  /**
   * @param given values that are not estimated, NaN for those that are [d]
   * @param highest upper end of the range
   */
  DeltaScale(SelectionType type, double[] given, double highest) {
    this.lowest = type.lowest();
    this.highest = highest;
    this.isFalling = type == SelectionType.STEPCON;
    this.free = IntStream.range(0, given.length).filter(a -> Double.isNaN(given[a])).toArray();
    this.delta = given.clone();
    this.slope = new double[free.length][given.length];
    this.bend = new double[free.length][given.length];
  }

  /** Number of parameters that are estimated. */
  int dimension() {
    return free.length;
  }

  /** Indices of those. */
  int[] free() {
    return free.clone();
  }

  /** The parameters; not a copy. */
  double[] delta() {
    return delta;
  }

  double slope(int t, int a) {
    return slope[t][a];
  }

  double bend(int t, int a) {
    return bend[t][a];
  }

  /** Sets them from elements of theta, {@code from} on. */
  void set(double[] theta, int from) {
    for (int t = 0; t < free.length; t++) {
      double share = Logistic.cdf(theta[from + t]);
      double rest = Logistic.cdf(-theta[from + t]);
      int a = free[t];
      if (isFalling) {
        delta[a] = delta[a - 1] * share;
        for (int c = a; c < delta.length; c++) {
          slope[t][c] = rest;
          bend[t][c] = -share * rest;
        }
        continue;
      }
      double width = highest - lowest;
      delta[a] = lowest + width * share;
      double relative = lowest == 0 ? 1 : width * share / delta[a];
      slope[t][a] = relative * rest;
      bend[t][a] = relative * rest * (rest - share) - slope[t][a] * slope[t][a];
    }
  }

  /** Elements of theta for values of all parameters, moved inside the range [free]. */
  double[] theta(double... values) {
    double[] theta = new double[free.length];
    for (int t = 0; t < free.length; t++) {
      int a = free[t];
      double share =
          isFalling ? values[a] / values[a - 1] : (values[a] - lowest) / (highest - lowest);
      theta[t] = Logistic.quantile(Math.min(Math.max(share, 1e-8), 1 - 1e-4));
    }
    return theta;
  }
}
