package io.github.metasaw.bayes.counts;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;

/**
 * The trapezoidal rule of a tail of the standard normal density, summed in closed form by Euler and
 * Maclaurin's formula for midpoints: sum_{j <= 0} e f(b + j e) = int_{-inf}^{b + e/2} f - e^2/24 f'
 * + 7 e^4/5760 f''' - 31 e^6/967680 f^(5) + 127 e^8/154828800 f^(7), the derivatives at the end of
 * the integral.
 */
final class NormalTail {

  private static final double ROOT_TWO = Math.sqrt(2);
  private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private static final double[] EULER = {-1.0 / 24, 7.0 / 5760, -31.0 / 967680, 127.0 / 154828800};

  private NormalTail() {}

  /**
   * Adds the sums of f(u), u f(u) and u^2 f(u) over a tail.
   *
   * @param last the place of the tail nearest to 0 from below, on its own side of the mean
   * @param step between places, below 0.1
   * @param log natural log of the factor of all terms
   * @param sign 1 for the lower tail; -1 for the upper one, whose places are minus those
   * @param sums to which they are added [3]
   */
  static void add(double last, double step, double log, int sign, double[] sums) {
    double x = last + step / 2;
    double[] derivative = new double[10];
    // phi^(n) = (-1)^n He_n phi, and He_(n+1) = x He_n - n He_(n-1).
    double before = 0;
    double hermite = 1;
    for (int n = 0; n < derivative.length; n++) {
      derivative[n] = n % 2 == 0 ? hermite : -hermite;
      double next = x * hermite - n * before;
      before = hermite;
      hermite = next;
    }
    // Relative to the density at x, so that a tail far out keeps its digits.
    boolean isFar = x < -1;
    double factor = Math.exp(log - (isFar ? 0.5 * x * x + LOG_ROOT_TWO_PI : 0));
    double density = isFar ? 1 : Math.exp(-0.5 * x * x - LOG_ROOT_TWO_PI);
    double below =
        isFar
            ? Math.sqrt(Math.PI / 2) * Erfcx.value(-x / ROOT_TWO)
            : 0.5 * Erfc.value(-x / ROOT_TWO);
    double zero = below + density * correction(derivative, 1, step);
    double one = density * (derivative[0] + correction(derivative, 2, step));
    double two = density * (derivative[1] + correction(derivative, 3, step));
    sums[0] += factor * zero;
    sums[1] -= sign * factor * one;
    sums[2] += factor * (two + zero);
  }

  private static double correction(double[] derivative, int order, double step) {
    double e2 = step * step;
    double power = e2;
    double sum = 0;
    for (int i = 0; i < EULER.length; i++) {
      int n = order + 2 * i;
      sum += EULER[i] * power * derivative[n];
      power *= e2;
    }
    return sum;
  }
}
