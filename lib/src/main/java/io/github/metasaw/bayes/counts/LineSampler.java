package io.github.metasaw.bayes.counts;

import io.github.metasaw.random.RandomStream;
import java.util.function.DoubleUnaryOperator;

/**
 * Draws from a density that nodes resolve, by rejection from the line through its values there. A
 * log-concave density rises above that line by a few per cent at most where its nodes are half an
 * SD apart.
 */
final class LineSampler {

  /** A bound of density over line. */
  private static final double BOUND = 1.2;

  private static final int MAX_ATTEMPTS = 10_000;

  private LineSampler() {}

  /**
   * Draws a value.
   *
   * @param x nodes, ascending, beyond which the density is negligible [n, 2 or more]
   * @param log natural log of the density at the nodes, up to a constant [n]
   * @param density its natural log at any place, with the same constant
   * @param stream random numbers
   * @return a draw
   */
  static double draw(double[] x, double[] log, DoubleUnaryOperator density, RandomStream stream) {
    double peak = Double.NEGATIVE_INFINITY;
    for (double value : log) {
      peak = Math.max(peak, value);
    }
    double[] height = new double[x.length];
    double[] mass = new double[x.length];
    for (int m = 0; m < x.length; m++) {
      height[m] = Math.exp(log[m] - peak);
      if (m > 0) {
        mass[m] = mass[m - 1] + (x[m] - x[m - 1]) * (height[m - 1] + height[m]) / 2;
      }
    }
    double drawn = x[0];
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      double target = stream.nextUniform() * mass[x.length - 1];
      int m = 1;
      while (m + 1 < x.length && mass[m] < target) {
        m++;
      }
      double width = x[m] - x[m - 1];
      double a = height[m - 1];
      double b = height[m];
      // Inverts the quadratic a t + (b - a) t^2/2 without cancellation.
      double part = (target - mass[m - 1]) / width;
      double root = Math.sqrt(Math.max(0, a * a + 2 * (b - a) * part));
      double t = a + root > 0 ? Math.max(0, Math.min(1, 2 * part / (a + root))) : 0.5;
      drawn = x[m - 1] + t * width;
      double line = a + t * (b - a);
      double value = Math.exp(density.applyAsDouble(drawn) - peak);
      if (stream.nextUniform() * BOUND * line <= value) {
        return drawn;
      }
    }
    return drawn;
  }
}
