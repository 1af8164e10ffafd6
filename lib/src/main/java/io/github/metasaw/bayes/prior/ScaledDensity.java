package io.github.metasaw.bayes.prior;

import io.github.metasaw.integrate.LogDensity;
import java.util.Arrays;

/** A family on a scale, as the density of u = log tau that quadrature takes. */
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

  /** As {@link #at(double)} inside the support, with {@code x = scale().value(u)} known. */
  public double at(double u, double x) {
    return family.logDensity().applyAsDouble(x) + scale.logJacobian(u);
  }

  public PriorScale scale() {
    return scale;
  }

  /** The density of x = tau^power on the scale of x, its limit at 0 included. */
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
   * Derivative of {@link #at(double)} by u, inside the support, at {@code x = scale().value(u)}.
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
