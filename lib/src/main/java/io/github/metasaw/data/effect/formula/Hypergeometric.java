package io.github.metasaw.data.effect.formula;

import io.github.metasaw.distribution.Logistic;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Gauss's hypergeometric function F(a, b; c; x) for positive a, b, c with c above a + b and x
 * between 0 and 1: in closed form at 1 (Gauss), by its series where that is short, else by Euler's
 * integral (Abramowitz and Stegun 1964, 15.3.1), whose ends the double exponential rule takes
 * (Takahasi and Mori 1974).
 */
final class Hypergeometric {

  private static final int MAX_TERMS = 2000;
  private static final double TOLERANCE = 1e-17;

  /** Step and reach of the double exponential rule. */
  private static final double STEP = 1.0 / 64;

  private static final double REACH = 6.5;

  private Hypergeometric() {}

  static double value(double a, double b, double c, double x) {
    if (!(c > a + b) || Double.isNaN(x)) {
      return Double.NaN;
    }
    if (x == 1) {
      double log = LogGamma.value(c) + LogGamma.value(c - a - b);
      return Math.exp(log - LogGamma.value(c - a) - LogGamma.value(c - b));
    }
    double term = 1;
    double sum = 1;
    for (int j = 0; j < MAX_TERMS; j++) {
      term *= (a + j) * (b + j) / ((c + j) * (j + 1)) * x;
      sum += term;
      if (term <= TOLERANCE * sum * (1 - x) || term == 0) {
        return sum;
      }
    }
    return integral(a, b, c, x);
  }

  /** The integral of t^(b-1) (1-t)^(c-b-1) (1 - xt)^-a over its value at x = 0. */
  private static double integral(double a, double b, double c, double x) {
    double sum = 0;
    for (int j = (int) -(REACH / STEP); j <= REACH / STEP; j++) {
      double u = Math.PI / 2 * Math.sinh(j * STEP);
      double weight = Math.PI / 2 * Math.cosh(j * STEP);
      // t = 1 / (1 + exp(-2u)), with both t and 1 - t kept to all digits.
      double logT = -Logistic.softplus(-2 * u);
      double logRest = -Logistic.softplus(2 * u);
      double rest = Math.exp(logRest);
      double denominator = (1 - x) + x * rest;
      double log = b * logT + (c - b) * logRest - a * Math.log(denominator);
      sum += 2 * weight * Math.exp(log);
    }
    double logBeta = LogGamma.value(b) + LogGamma.value(c - b) - LogGamma.value(c);
    return sum * STEP * Math.exp(-logBeta);
  }
}
