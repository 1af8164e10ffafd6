package io.github.metasaw.bayes.sampler;

/** Maps the real line onto the support of a parameter: u is a smooth increasing function of t. */
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
