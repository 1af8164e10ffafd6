package io.github.metasaw.bayes.sampler;

/**
 * The logarithm u of an SD as a function of t that is u itself, less a constant, where the SD is
 * small, and proportional to the SD where it is large: exp(u) = scale times softplus of t. A
 * density of log SD falls off as exp(u) to one side, and as exp(-exp(2u)) to the other, a wall for
 * a sampler that goes by steps of one length; in t it falls off no faster than a normal one.
 *
 * @param logScale log of about the SD that there may be
 */
record LogSdTransform(double logScale) implements UnconstrainingTransform {

  /** Below this softplus of t is exp(t) in double precision. */
  private static final double FAR = -40;

  private static double softplus(double t) {
    return Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t)));
  }

  private static double logistic(double t) {
    return 1 / (1 + Math.exp(-t));
  }

  @Override
  public double u(double t) {
    return logScale + (t < FAR ? t : Math.log(softplus(t)));
  }

  @Override
  public double t(double u) {
    double log = u - logScale;
    if (log < FAR) {
      return log;
    }
    double s = Math.exp(log);
    return s > 30 ? s : Math.log(Math.expm1(s));
  }

  @Override
  public double slope(double t) {
    return t < FAR ? 1 : logistic(t) / softplus(t);
  }

  @Override
  public double logSlope(double t) {
    return t < FAR ? 0 : -softplus(-t) - Math.log(softplus(t));
  }

  @Override
  public double slopeOfLogSlope(double t) {
    return t < FAR ? 0 : logistic(-t) - logistic(t) / softplus(t);
  }

  @Override
  public boolean contains(double u) {
    return u > Double.NEGATIVE_INFINITY && u < Double.POSITIVE_INFINITY;
  }
}
