package io.github.metasaw.freq;

import org.jspecify.annotations.Nullable;

/**
 * The fits without each study in turn, where a mean is estimated by ML or REML: the scan of the
 * whole range of tau2 and a start next to the maximum come from sums over all studies less the one
 * left out, O(1) a study; one or two looks at the studies left then make the estimate what it would
 * have been without, to the last digits.
 */
final class Downdates {

  /** Enough for some nine digits where leaving out a study moves tau2 by 5 %. */
  private static final int ORDER = 8;

  private static final int NONE = -1;

  private final OneVariance rows;
  private final OneVarianceSolution full;
  private final boolean restricted;

  /** A study whose deletion narrows the range of tau2 so much that it needs a grid of its own. */
  private final int widest;

  /** From where the score stays negative down to 0. */
  private final PowerSums[] grid;

  private final PowerSums near;

  private Downdates(OneVariance rows, OneVarianceSolution full, double[] points) {
    Marginal m = full.marginal();
    this.rows = rows;
    this.full = full;
    this.restricted = full.options.method() == Tau2.REML;
    this.grid = new PowerSums[points.length];
    for (int j = 0; j < points.length; j++) {
      grid[j] = new PowerSums(m.y, m.v, points[j], 2);
    }
    this.near = new PowerSums(m.y, m.v, full.tau2, ORDER);
    this.widest = widest(m.y);
  }

  private static int widest(double[] y) {
    int widest = 0;
    double second = 0;
    for (int i = 1; i < y.length; i++) {
      boolean wider = Math.abs(y[i]) > Math.abs(y[widest]);
      second = Math.max(second, Math.abs(y[wider ? widest : i]));
      widest = wider ? i : widest;
    }
    return Math.abs(y[widest]) > 2 * second ? widest : -1;
  }

  /** Null where every study has to be left out the long way. */
  static @Nullable Downdates of(OneVariance rows, OneVarianceSolution full) {
    FreqOptions options = full.options;
    boolean likelihood = options.method() == Tau2.ML || options.method() == Tau2.REML;
    if (!likelihood
        || full.marginal().q != null
        || full.k < 3
        || full.tau2 == 0
        || options.hasFixedTau2()
        || options.weights() != null) {
      return null;
    }
    double[] points = LikelihoodEstimators.grid(full.marginal(), options.method() == Tau2.REML);
    return points.length == 0 ? null : new Downdates(rows, full, points);
  }

  /** The fit without study {@code left}; null where the sums do not decide, or tau2 is 0. */
  @Nullable OneVarianceSolution fit(int left) {
    int fall = left == widest ? NONE : fall(left);
    if (fall == NONE || !near.without(left)) {
      return null;
    }
    Centred data = rows.centredWithout(left, full.data().centre() + near.mu);
    Estimate estimate = estimate(data.marginal, fall);
    if (estimate == null) {
      return null;
    }
    OneVarianceSolution fit = new OneVarianceSolution(data, full.options, estimate);
    PowerSums zero = grid[grid.length - 1];
    if (zero.without(left) && zero.isPrecise()) {
      fit.knowAtZero(zero.yPy, zero.trP);
    }
    return fit;
  }

  /** The index of the grid between which and the one before the score falls through 0, if once. */
  private int fall(int left) {
    int fall = NONE;
    boolean above = false;
    for (int j = 0; j < grid.length; j++) {
      int sign = grid[j].sign(left, restricted);
      boolean rises = sign > 0;
      boolean again = rises != above && fall != NONE;
      if (sign == 0 || again || (rises && j == 0)) {
        return NONE;
      }
      if (rises && !above) {
        fall = j;
      }
      above = rises;
    }
    return fall;
  }

  private @Nullable Estimate estimate(Marginal m, int fall) {
    double start = LikelihoodEstimators.start(near, restricted, full.tau2);
    Estimate end = start > 0 ? LikelihoodEstimators.near(m, restricted, start) : null;
    boolean inside =
        end != null && end.tau2() < grid[fall - 1].tau2() && end.tau2() > grid[fall].tau2();
    return inside ? end : null;
  }
}
