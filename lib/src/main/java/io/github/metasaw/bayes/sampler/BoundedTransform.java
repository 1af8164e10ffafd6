package io.github.metasaw.bayes.sampler;

import io.github.metasaw.distribution.Logistic;

/**
 * Maps the real line onto an interval (lower, upper): u = t for an unbounded interval; lower +
 * softplus(t) or upper - softplus(-t) for one bound; lower + (upper - lower) logistic(t) for two.
 *
 * @param lower bound of u; may be negative infinity
 * @param upper bound of u; may be positive infinity
 */
record BoundedTransform(double lower, double upper) implements UnconstrainingTransform {

  private boolean hasLower() {
    return lower > Double.NEGATIVE_INFINITY;
  }

  private boolean hasUpper() {
    return upper < Double.POSITIVE_INFINITY;
  }

  @Override
  public double u(double t) {
    if (hasLower() && hasUpper()) {
      return lower + (upper - lower) * Logistic.cdf(t);
    }
    return hasLower()
        ? lower + Logistic.softplus(t)
        : hasUpper() ? upper - Logistic.softplus(-t) : t;
  }

  @Override
  public double t(double u) {
    if (hasLower() && hasUpper()) {
      return Math.log((u - lower) / (upper - u));
    }
    return hasLower()
        ? Logistic.inverseSoftplus(u - lower)
        : hasUpper() ? -Logistic.inverseSoftplus(upper - u) : u;
  }

  @Override
  public double slope(double t) {
    if (hasLower() && hasUpper()) {
      return (upper - lower) * Logistic.cdf(t) * Logistic.cdf(-t);
    }
    return hasLower() ? Logistic.cdf(t) : hasUpper() ? Logistic.cdf(-t) : 1;
  }

  @Override
  public double logSlope(double t) {
    if (hasLower() && hasUpper()) {
      return Math.log(upper - lower) - Logistic.softplus(-t) - Logistic.softplus(t);
    }
    return hasLower() ? -Logistic.softplus(-t) : hasUpper() ? -Logistic.softplus(t) : 0;
  }

  @Override
  public double slopeOfLogSlope(double t) {
    if (hasLower() && hasUpper()) {
      return Logistic.cdf(-t) - Logistic.cdf(t);
    }
    return hasLower() ? Logistic.cdf(-t) : hasUpper() ? -Logistic.cdf(t) : 0;
  }

  @Override
  public boolean contains(double u) {
    return u > lower && u < upper;
  }
}
