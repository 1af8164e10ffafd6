package io.github.metasaw.data.effect.formula;

import io.github.metasaw.distribution.Normal;

/**
 * The standard bivariate normal distribution by the arcsine of its correlation, in which its
 * probabilities have a smooth derivative (Plackett 1954; Drezner and Wesolowsky 1990).
 */
final class BivariateNormal {

  /** Nodes and weights of the Gauss-Legendre rule of eight points on [0, 1]. */
  private static final double[] NODES = {
    0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
  };

  private static final double[] WEIGHTS = {
    0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
  };

  /** Panels from 0 to the angle; the integrand falls off near a right angle only. */
  private static final int PANELS = 64;

  private BivariateNormal() {}

  /**
   * P(X &lt; h, Y &lt; k).
   *
   * @param angle arcsine of the correlation
   */
  static double below(double h, double k, double angle) {
    double sum = 0;
    double width = angle / PANELS;
    for (int panel = 0; panel < PANELS; panel++) {
      double middle = (panel + 0.5) * width;
      for (int j = 0; j < NODES.length; j++) {
        double step = NODES[j] * width / 2;
        sum += WEIGHTS[j] * (slope(h, k, middle - step) + slope(h, k, middle + step));
      }
    }
    return (1 - Normal.survival(h)) * (1 - Normal.survival(k)) + sum * width / 2;
  }

  /** The derivative of {@link #below} by the angle: the density times the cosine of the angle. */
  static double slope(double h, double k, double angle) {
    double sine = Math.sin(angle);
    double cosine = Math.cos(angle);
    double square = (h * h + k * k - 2 * h * k * sine) / (cosine * cosine);
    return Math.exp(-square / 2) / (2 * Math.PI);
  }
}
