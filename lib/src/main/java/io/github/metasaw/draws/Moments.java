package io.github.metasaw.draws;

/** Mean and variance in two passes, so that a large offset costs no digits. */
final class Moments {

  private Moments() {}

  /** The mean; NaN of nothing. */
  static double mean(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value;
    }
    double first = sum / x.length;
    if (!Double.isFinite(first)) {
      return first;
    }
    double rest = 0;
    for (double value : x) {
      rest += value - first;
    }
    return first + rest / x.length;
  }

  /** The variance about a known mean, with n - 1; NaN of fewer than two. */
  static double variance(double[] x, double mean) {
    double sum = 0;
    for (double value : x) {
      sum += (value - mean) * (value - mean);
    }
    return x.length < 2 ? Double.NaN : sum / (x.length - 1);
  }

  /** The variance with n - 1; NaN of fewer than two. */
  static double variance(double[] x) {
    return variance(x, mean(x));
  }

  /** The mean of each. */
  static double[] means(double[][] chains) {
    double[] means = new double[chains.length];
    for (int c = 0; c < chains.length; c++) {
      means[c] = mean(chains[c]);
    }
    return means;
  }
}
