package io.github.metasaw.bayes.bias;

import java.util.function.DoubleUnaryOperator;

/**
 * Approximate mean and SD of a density given by its logarithm. The midpoint rule is accurate enough
 * to place the nodes for integrating the density.
 *
 * @param mean mean of the variable
 * @param sd SD of the variable
 */
record LogMoments(double mean, double sd) {

  /**
   * The moments of a density.
   *
   * @param from lower limit of integration
   * @param to upper limit of integration
   * @param step width of its cells
   * @param log natural log of the density, up to a constant
   */
  static LogMoments of(double from, double to, double step, DoubleUnaryOperator log) {
    int n = (int) Math.ceil((to - from) / step - 0.5);
    double[] logs = new double[n];
    double peak = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      logs[i] = log.applyAsDouble(from + (i + 0.5) * step);
      peak = Math.max(peak, logs[i]);
    }
    double middle = 0;
    double spread = 0;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double weight = Math.exp(logs[i] - peak);
      double gap = from + (i + 0.5) * step - middle;
      sum += weight;
      middle += sum > 0 ? weight / sum * gap : 0;
      spread += weight * gap * (from + (i + 0.5) * step - middle);
    }
    return new LogMoments(middle, Math.sqrt(spread / sum));
  }
}
