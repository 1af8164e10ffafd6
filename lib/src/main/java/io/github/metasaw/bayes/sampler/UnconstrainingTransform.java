package io.github.metasaw.bayes.sampler;

/**
 * The support of a parameter u as the whole line: u is a smooth increasing function of a real t.
 */
interface UnconstrainingTransform {

  /** u at t. */
  double u(double t);

  /** t at a u inside the support. */
  double t(double u);

  /** du/dt. */
  double slope(double t);

  /** log du/dt: the Jacobian. */
  double logSlope(double t);

  /** Derivative of {@link #logSlope}. */
  double slopeOfLogSlope(double t);

  /** Whether a u lies inside the support. */
  boolean contains(double u);
}
