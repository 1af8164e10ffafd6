package io.github.metasaw.bayes.sampler;

import io.github.metasaw.distribution.Logistic;

/**
 * The logarithm u of an SD as a function of t: exp(u) = scale times softplus(t). Where the SD is
 * small, t is u less a constant; where it is large, t is proportional to the SD. A density of log
 * SD may fall off as exp(-exp(2u)), too steeply for a sampler with a fixed step size; as a function
 * of t it falls off no faster than a normal density.
 *
 * @param logScale natural log of a typical SD
 */
record LogSdTransform(double logScale) implements UnconstrainingTransform {

  /** Below this, softplus(t) equals exp(t) in double precision. */
  private static final double FAR = -40;

  @Override
  public double u(double t) {
    return logScale + (t < FAR ? t : Math.log(Logistic.softplus(t)));
  }

  @Override
  public double t(double u) {
    double log = u - logScale;
    if (log < FAR) {
      return log;
    }
    return Logistic.inverseSoftplus(Math.exp(log));
  }

  @Override
  public double slope(double t) {
    return t < FAR ? 1 : Logistic.cdf(t) / Logistic.softplus(t);
  }

  @Override
  public double logSlope(double t) {
    return t < FAR ? 0 : -Logistic.softplus(-t) - Math.log(Logistic.softplus(t));
  }

  @Override
  public double slopeOfLogSlope(double t) {
    return t < FAR ? 0 : Logistic.cdf(-t) - Logistic.cdf(t) / Logistic.softplus(t);
  }

  @Override
  public boolean contains(double u) {
    return u > Double.NEGATIVE_INFINITY && u < Double.POSITIVE_INFINITY;
  }
}
