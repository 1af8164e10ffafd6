package io.github.metasaw.bayes.sampler;

/**
 * The support (lower, upper) of u = log tau as the whole line: u is a smooth increasing function of
 * a real t. Without ends it is t itself; with one, the softplus of t away from it; with two, their
 * logistic mean.
 *
 * @param lower may be negative infinity
 * @param upper may be positive infinity
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
      return lower + (upper - lower) * logistic(t);
    }
    return hasLower() ? lower + softplus(t) : hasUpper() ? upper - softplus(-t) : t;
  }

  @Override
  public double t(double u) {
    if (hasLower() && hasUpper()) {
      return Math.log((u - lower) / (upper - u));
    }
    return hasLower() ? inverse(u - lower) : hasUpper() ? -inverse(upper - u) : u;
  }

  @Override
  public double slope(double t) {
    if (hasLower() && hasUpper()) {
      return (upper - lower) * logistic(t) * logistic(-t);
    }
    return hasLower() ? logistic(t) : hasUpper() ? logistic(-t) : 1;
  }

  @Override
  public double logSlope(double t) {
    if (hasLower() && hasUpper()) {
      return Math.log(upper - lower) - softplus(-t) - softplus(t);
    }
    return hasLower() ? -softplus(-t) : hasUpper() ? -softplus(t) : 0;
  }

  @Override
  public double slopeOfLogSlope(double t) {
    if (hasLower() && hasUpper()) {
      return logistic(-t) - logistic(t);
    }
    return hasLower() ? logistic(-t) : hasUpper() ? -logistic(t) : 0;
  }

  @Override
  public boolean contains(double u) {
    return u > lower && u < upper;
  }

  private static double logistic(double t) {
    return 1 / (1 + Math.exp(-t));
  }

  private static double softplus(double t) {
    return Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t)));
  }

  /** Of {@link #softplus}. */
  private static double inverse(double s) {
    return s > 30 ? s : Math.log(Math.expm1(s));
  }
}
