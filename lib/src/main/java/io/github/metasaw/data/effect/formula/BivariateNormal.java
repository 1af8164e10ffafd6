package io.github.metasaw.data.effect.formula;

import io.github.metasaw.distribution.Normal;
import io.github.metasaw.integrate.CompositeRule;

/**
 * The standard bivariate normal distribution by the arcsine of its correlation, in which its
 * probabilities have a smooth derivative (Plackett 1954; Drezner and Wesolowsky 1990).
 */
final class BivariateNormal {

  /** Panels from 0 to the angle; the integrand falls off near a right angle only. */
  private static final int PANELS = 32;

  private BivariateNormal() {}

  /**
   * P(X &lt; h, Y &lt; k).
   *
   * @param angle arcsine of the correlation
   */
  static double below(double h, double k, double angle) {
    double dependence = CompositeRule.integrate(a -> slope(h, k, a), 0, angle, PANELS);
    return Normal.survival(-h) * Normal.survival(-k) + dependence;
  }

  /** The derivative of {@link #below} by the angle: the density times the cosine of the angle. */
  static double slope(double h, double k, double angle) {
    double sine = Math.sin(angle);
    double cosine = Math.cos(angle);
    double square = (h * h + k * k - 2 * h * k * sine) / (cosine * cosine);
    return Math.exp(-square / 2) / (2 * Math.PI);
  }
}
