package io.github.metasaw.bayes.prior;

import io.github.metasaw.model.parameter.Link;
import java.util.Arrays;

/** Priors that give single values a probability: a known value, and a grid of values of tau. */
final class PointPriors {

  private static final int MAX_GRID_POINTS = 100_000;

  /**
   * Share of a step by which rounding may carry the last point past the end, as in R's {@code seq}.
   */
  private static final double GRID_TOLERANCE = 1e-10;

  private PointPriors() {}

  /** A known SD. */
  static DispersionPrior fixed(PriorArguments a, PriorScale scale, double... vi) {
    double value = a.get("value");
    if (!scale.isLog() && !(value >= 0 && (value > 0 || scale != PriorScale.PRECISION))) {
      throw a.fault("value", "must be 0 or larger, not " + a.written("value"));
    }
    double tau = scale.tau(value);
    PriorRange.refuseTau(a.text(), tau, !scale.isLog());
    return new DispersionPrior.Known(a.code(), Math.log(tau), tau);
  }

  /** A known correlation. */
  static DispersionPrior fixedCorrelation(PriorArguments a) {
    double rho = a.correlation("value");
    return new DispersionPrior.Known(a.code(), Link.ATANH.toLink(rho), rho);
  }

  /** Equal probabilities on values of tau, equally far apart on the scale. */
  static DispersionPrior grid(PriorArguments a, PriorScale scale, double... vi) {
    double from = a.get("from");
    double to = a.get("to");
    double by = a.positive("by");
    if (!scale.isLog() && !(from > 0 || (from == 0 && scale != PriorScale.PRECISION))) {
      throw a.fault("from", "must be 0 or larger, not " + a.written("from"));
    }
    double points = Math.floor((to - from) / by + GRID_TOLERANCE) + 1;
    if (!(points >= 1 && points <= MAX_GRID_POINTS)) {
      throw a.fault("by", "must give 1 to " + MAX_GRID_POINTS + " points between from and to");
    }
    double[] tau = new double[(int) points];
    for (int i = 0; i < tau.length; i++) {
      tau[i] = scale.tau(from + i * by);
      PriorRange.refuseTau(a.text(), tau[i], !scale.isLog());
    }
    Arrays.sort(tau);
    return new DispersionPrior.OnGrid(a.code(), tau);
  }
}
