package io.github.metasaw.data.effect;

import io.github.metasaw.integrate.CompositeRule;
import java.util.function.DoubleUnaryOperator;

/**
 * The distribution, on a transformed scale, of effects that are normal on the scale of the
 * analysis.
 *
 * @param scale the transformation
 * @param mu mean of the effects on the scale of the analysis
 * @param tau2 variance of the effects on the scale of the analysis, not negative
 */
record TransformedNormal(Transformation scale, double mu, double tau2) {

  /** Integrals extend this many SDs to either side of the mean. */
  private static final double REACH = 10;

  private static final int PANELS = 16;

  /** Number of intervals that are searched for a maximum of the density. */
  private static final int INTERVALS = 4000;

  private static final int MAX_HALVINGS = 60;

  /** The mean, within the range of the scale. */
  double mean() {
    if (tau2 == 0 || scale.isIdentity()) {
      return scale.apply(mu);
    }
    double tau = Math.sqrt(tau2);
    double from = Math.max(scale.lowest(), mu - REACH * tau);
    double to = Math.min(scale.highest(), mu + REACH * tau);
    if (!(from < to)) {
      return scale.apply(mu);
    }
    DoubleUnaryOperator density = x -> Math.exp(-(x - mu) * (x - mu) / (2 * tau2));
    double mass = CompositeRule.integrate(density, from, to, PANELS);
    double sum =
        CompositeRule.integrate(x -> scale.apply(x) * density.applyAsDouble(x), from, to, PANELS);
    return sum / mass;
  }

  /**
   * The mode. If x is normal, the density of g(x) is the density of x divided by g'(x). Its maximum
   * solves (x - mu) / tau2 + g''(x) / g'(x) = 0, at a root where the left side increases.
   */
  double mode() {
    DoubleUnaryOperator bend = scale.bend();
    if (bend == null) {
      return Double.NaN;
    }
    if (tau2 == 0) {
      return scale.apply(mu);
    }
    DoubleUnaryOperator fall = x -> x - mu + tau2 * bend.applyAsDouble(x);
    double reach = REACH * Math.sqrt(tau2) + 2 * tau2;
    double from = Math.max(scale.lowest(), mu - reach);
    double width = (Math.min(scale.highest(), mu + reach) - from) / INTERVALS;
    double mode = Double.NaN;
    int maxima = 0;
    for (int i = 0; i < INTERVALS; i++) {
      double low = from + i * width;
      if (fall.applyAsDouble(low) < 0 && fall.applyAsDouble(low + width) >= 0) {
        mode = root(fall, low, low + width);
        maxima++;
      }
    }
    return maxima == 1 ? scale.apply(mode) : Double.NaN;
  }

  /** The root at which a function changes from negative to positive. */
  private static double root(DoubleUnaryOperator function, double below, double above) {
    double low = below;
    double high = above;
    for (int i = 0; i < MAX_HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (function.applyAsDouble(middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
