package io.github.metasaw.bayes.prior;

import io.github.metasaw.integrate.LogDensity;
import java.util.Arrays;

/**
 * The prior density of u = log tau that follows from a density of tau on some {@link PriorScale},
 * as quadrature and samplers take it.
 */
public final class ScaledDensity implements LogDensity {

  private final DensityFamily family;
  private final PriorScale scale;
  private final double lower;
  private final double upper;

  ScaledDensity(DensityFamily family, PriorScale scale) {
    this.family = family;
    this.scale = scale;
    this.lower = scale.logTau(scale.isIncreasing() ? family.lower() : family.upper());
    this.upper = scale.logTau(scale.isIncreasing() ? family.upper() : family.lower());
  }

  @Override
  public double at(double u) {
    return u < lower || u > upper ? Double.NEGATIVE_INFINITY : at(u, scale.value(u));
  }

  /**
   * As {@link #at(double)} inside the support, where x is known already.
   *
   * @param u log tau
   * @param x {@code scale().value(u)}
   * @return natural log of the density of u
   */
  public double at(double u, double x) {
    return family.logDensity().applyAsDouble(x) + scale.logJacobian(u);
  }

  /**
   * The scale on which the prior is written.
   *
   * @return the scale
   */
  public PriorScale scale() {
    return scale;
  }

  /**
   * The density of tau or of its square, with its limit at 0.
   *
   * @param x tau^power
   * @param power 1 for tau, an SD; 2 for tau2, a variance
   * @return the density of x; infinite at 0 where it grows without bound
   */
  public double ofPower(double x, int power) {
    if (x < 0) {
      return 0;
    }
    if (x == 0 && lowerRate() != power) {
      return lowerRate() > power ? 0 : Double.POSITIVE_INFINITY;
    }
    // The limit is read off just above 0, far below every landmark.
    double u = x == 0 ? Arrays.stream(landmarks()).min().orElse(0) - 30 : Math.log(x) / power;
    return Math.exp(at(u) - power * u - Math.log(power));
  }

  /**
   * The derivative of {@link #at(double)} with respect to u.
   *
   * @param x {@code scale().value(u)}, inside the support
   * @return d log density / du
   */
  public double slope(double x) {
    return family.slope().applyAsDouble(x) * scale.valueSlope(x) + scale.logJacobianSlope();
  }

  @Override
  public double lower() {
    return lower;
  }

  @Override
  public double upper() {
    return upper;
  }

  @Override
  public double lowerRate() {
    return scale.rate(scale.isIncreasing() ? family.lowerRate() : family.upperRate());
  }

  @Override
  public double upperRate() {
    return scale.rate(scale.isIncreasing() ? family.upperRate() : family.lowerRate());
  }

  @Override
  public double[] landmarks() {
    return Arrays.stream(family.landmarks()).map(scale::logTau).toArray();
  }
}
