package io.github.metasaw.bayes.prior;

import io.github.metasaw.distribution.Logistic;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * A density on x, whatever x is of tau.
 *
 * @param logDensity natural log of the density at x inside the support
 * @param slope derivative of that log by x, inside the support
 * @param lower where the support begins: 0 or more for a positive x, negative infinity for a real x
 * @param upper where it ends
 * @param lowerRate r where the density of log x goes as exp(r log x) at 0 (for a real x: as exp(r
 *     x) at negative infinity); infinite if it falls off faster or the support ends before
 * @param upperRate r where it goes as exp(-r log x) at infinity; 0 or less has no finite integral
 * @param proper whether it integrates to one; else its constant is arbitrary
 * @param landmarks values of x about which the mass lies
 */
record DensityFamily(
    DoubleUnaryOperator logDensity,
    DoubleUnaryOperator slope,
    double lower,
    double upper,
    double lowerRate,
    double upperRate,
    boolean proper,
    double... landmarks) {

  private static final double NEVER = Double.POSITIVE_INFINITY;
  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  /** Of log tau, from the landmarks. */
  private static final double END_OF_RANGE = 320;

  /** Any real x or any positive one; an improper density of 1. */
  static DensityFamily flat(boolean real) {
    return real
        ? new DensityFamily(x -> 0, x -> 0, -NEVER, NEVER, 0, 0, false)
        : new DensityFamily(x -> 0, x -> 0, 0, NEVER, 1, -1, false);
  }

  static DensityFamily uniform(double from, double to) {
    double log = -Math.log(to - from);
    double rate = from == 0 ? 1 : NEVER;
    return new DensityFamily(
        x -> log, x -> 0, from, to, rate, NEVER, true, from > 0 ? from : to, to);
  }

  static DensityFamily normal(double mean, double sd) {
    double constant = -0.5 * LOG_TWO_PI - Math.log(sd);
    return new DensityFamily(
        x -> constant - 0.5 * square((x - mean) / sd),
        x -> (mean - x) / (sd * sd),
        -NEVER,
        NEVER,
        NEVER,
        NEVER,
        true,
        mean - sd,
        mean,
        mean + sd);
  }

  static DensityFamily halfNormal(double sd) {
    double constant = Math.log(2) - 0.5 * LOG_TWO_PI - Math.log(sd);
    return positive(x -> constant - 0.5 * square(x / sd), x -> -x / (sd * sd), 1, NEVER, sd);
  }

  /** The absolute value of scale times Student's t. */
  static DensityFamily halfT(double df, double scale) {
    double constant = Math.log(2) + logConstantT(df) - Math.log(scale);
    // Many degrees of freedom magnify the rounding of 1 + x.
    DoubleUnaryOperator log = df > 1e3 ? Math::log1p : DensityFamily::logOf1And;
    return positive(
        x -> constant - 0.5 * (df + 1) * log.applyAsDouble(square(x / scale) / df),
        x -> -(df + 1) * x / (df * scale * scale + x * x),
        1,
        df,
        scale);
  }

  static DensityFamily halfLogistic(double scale) {
    double constant = Math.log(2) - Math.log(scale);
    return positive(
        x -> constant - x / scale - 2 * Logistic.softplus(-x / scale),
        x -> -Math.tanh(0.5 * x / scale) / scale,
        1,
        NEVER,
        scale);
  }

  static DensityFamily exponential(double rate) {
    double constant = Math.log(rate);
    return positive(x -> constant - rate * x, x -> -rate, 1, NEVER, 1 / rate);
  }

  static DensityFamily logNormal(double meanLog, double sdLog) {
    double constant = -0.5 * LOG_TWO_PI - Math.log(sdLog);
    return positive(
        x -> constant - Math.log(x) - 0.5 * square((Math.log(x) - meanLog) / sdLog),
        x -> -(1 + (Math.log(x) - meanLog) / (sdLog * sdLog)) / x,
        NEVER,
        NEVER,
        Math.exp(meanLog - sdLog),
        Math.exp(meanLog),
        Math.exp(meanLog + sdLog));
  }

  /**
   * The density of x whose logarithm is Student's t. It falls off as a power of log x, more slowly
   * than any power of x: the rate is that at the end of the range that is integrated.
   */
  static DensityFamily logStudent(double df, double location, double scale) {
    double constant = logConstantT(df) - Math.log(scale);
    double rate = df / END_OF_RANGE;
    return positive(
        x -> {
          double log = Math.log(x);
          return constant - log - 0.5 * (df + 1) * logOf1And(square((log - location) / scale) / df);
        },
        x -> {
          double z = (Math.log(x) - location) / scale;
          return -(1 + (df + 1) * z / (scale * (df + z * z))) / x;
        },
        rate,
        rate,
        Math.exp(location - scale),
        Math.exp(location),
        Math.exp(location + scale));
  }

  static DensityFamily gamma(double shape, double rate) {
    double constant = shape * Math.log(rate) - LogGamma.value(shape);
    return positive(
        x -> constant + (shape - 1) * Math.log(x) - rate * x,
        x -> (shape - 1) / x - rate,
        shape,
        NEVER,
        shape / rate,
        1 / rate);
  }

  static DensityFamily inverseGamma(double shape, double scale) {
    double constant = shape * Math.log(scale) - LogGamma.value(shape);
    return positive(
        x -> constant - (shape + 1) * Math.log(x) - scale / x,
        x -> (scale / x - shape - 1) / x,
        NEVER,
        shape,
        scale / shape,
        scale);
  }

  /** Pareto's second kind: the density (shape/scale) (1 + x/scale)^-(shape + 1). */
  static DensityFamily lomax(double shape, double scale) {
    double constant = Math.log(shape) - Math.log(scale);
    return positive(
        x -> constant - (shape + 1) * logOf1And(x / scale),
        x -> -(shape + 1) / (scale + x),
        1,
        shape,
        scale);
  }

  /** The density shape minimum^shape x^-(shape + 1) above the minimum. */
  static DensityFamily pareto(double shape, double minimum) {
    double constant = Math.log(shape) + shape * Math.log(minimum);
    return new DensityFamily(
        x -> constant - (shape + 1) * Math.log(x),
        x -> -(shape + 1) / x,
        minimum,
        NEVER,
        NEVER,
        shape,
        true,
        minimum);
  }

  /** An improper density whose square root is flat: x^-1/2. */
  static DensityFamily squareRoot() {
    return new DensityFamily(x -> -0.5 * Math.log(x), x -> -0.5 / x, 0, NEVER, 0.5, -0.5, false);
  }

  static DensityFamily positive(
      DoubleUnaryOperator logDensity,
      DoubleUnaryOperator slope,
      double lowerRate,
      double upperRate,
      double... landmarks) {
    return new DensityFamily(logDensity, slope, 0, NEVER, lowerRate, upperRate, true, landmarks);
  }

  /** log Gamma((df + 1)/2) - log Gamma(df/2) - 1/2 log(df pi): the constant of Student's t. */
  private static double logConstantT(double df) {
    return LogGamma.value((df + 1) / 2) - LogGamma.value(df / 2) - 0.5 * Math.log(df * Math.PI);
  }

  /**
   * log(1 + x): to 1e-16 absolutely, which is all that a log density needs, and several times
   * faster than log1p, for which Java 17 has no instructions of its own.
   */
  private static double logOf1And(double x) {
    return Math.log(1 + x);
  }

  private static double square(double x) {
    return x * x;
  }
}
