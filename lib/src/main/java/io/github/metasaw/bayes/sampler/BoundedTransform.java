package io.github.metasaw.bayes.sampler;

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
      return lower + (upper - lower) * Softplus.logistic(t);
    }
    return hasLower() ? lower + Softplus.at(t) : hasUpper() ? upper - Softplus.at(-t) : t;
  }

  @Override
  public double t(double u) {
    if (hasLower() && hasUpper()) {
      return Math.log((u - lower) / (upper - u));
    }
    return hasLower() ? Softplus.inverse(u - lower) : hasUpper() ? -Softplus.inverse(upper - u) : u;
  }

  @Override
  public double slope(double t) {
    if (hasLower() && hasUpper()) {
      return (upper - lower) * Softplus.logistic(t) * Softplus.logistic(-t);
    }
    return hasLower() ? Softplus.logistic(t) : hasUpper() ? Softplus.logistic(-t) : 1;
  }

  @Override
  public double logSlope(double t) {
    if (hasLower() && hasUpper()) {
      return Math.log(upper - lower) - Softplus.at(-t) - Softplus.at(t);
    }
    return hasLower() ? -Softplus.at(-t) : hasUpper() ? -Softplus.at(t) : 0;
  }

  @Override
  public double slopeOfLogSlope(double t) {
    if (hasLower() && hasUpper()) {
      return Softplus.logistic(-t) - Softplus.logistic(t);
    }
    return hasLower() ? Softplus.logistic(-t) : hasUpper() ? -Softplus.logistic(t) : 0;
  }

  @Override
  public boolean contains(double u) {
    return u > lower && u < upper;
  }
}
