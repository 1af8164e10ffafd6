package io.github.metasaw.freq.tau2;

import io.github.metasaw.optim.NewtonRoot;
import org.jspecify.annotations.Nullable;

/**
 * Maximum likelihood and restricted maximum likelihood (Raudenbush 2009). The score of tau2 is
 * (y'PPy - sum w)/2 and (y'PPy - tr P)/2. It can have several roots, so its sign is first evaluated
 * on a grid from 0 to where it stays negative; each downward crossing of zero is a local maximum,
 * found by Newton's method, and the highest maximum is the estimate.
 */
final class LikelihoodEstimators {

  private static final int GRID = 6;

  /** Share of the least sampling variance below which the score of tau2 is flat. */
  private static final double LEVEL = 0.1;

  private static final double RATIO = 10;
  private static final int STRAIGHT = 8;

  private LikelihoodEstimators() {}

  static Tau2Estimate ml(MarginalModel m, double @Nullable [] weights, double hint) {
    return estimate(m, false, hint);
  }

  static Tau2Estimate reml(MarginalModel m, double @Nullable [] weights, double hint) {
    return estimate(m, true, hint);
  }

  private static Tau2Estimate estimate(MarginalModel m, boolean restricted, double hint) {
    Tau2Estimate near = hint > 0 ? near(m, restricted, hint) : null;
    return near == null ? maximise(m, restricted) : near;
  }

  /**
   * Newton's method from a value that is near, as after leaving out one of many studies; null where
   * it does not go straight to a maximum, so that the whole range has to be searched.
   */
  static @Nullable Tau2Estimate near(MarginalModel m, boolean restricted, double hint) {
    // Newton doubles the digits: after a step of 1e-8 the next would be of 1e-16.
    return straight(new Score(m, restricted), hint, 1e-8);
  }

  /** A value to begin {@link #near} with, to eight digits or more; NaN where there is none. */
  static double start(ScoreTerms m, boolean restricted, double hint) {
    Tau2Estimate start = straight(new Score(m, restricted), hint, 1e-5);
    return start == null ? Double.NaN : start.tau2();
  }

  /** Ends with a step of at most {@code last} times tau2. */
  private static @Nullable Tau2Estimate straight(Score score, double hint, double last) {
    double t = hint;
    for (int i = 1; i <= STRAIGHT; i++) {
      double value = score.value(t);
      double slope = score.slope();
      double next = t - value / slope;
      if (!(slope < 0 && next > t / 4 && next < 4 * t)) {
        return null;
      }
      if (Math.abs(next - t) <= last * t) {
        return new Tau2Estimate(next, i, true);
      }
      t = next;
    }
    return null;
  }

  /**
   * 1 - tr P / y'PPy, or 1 - sum w / y'PPy for ML: of the sign of the score, and nearly a straight
   * line in tau2; exactly one when all v are equal.
   */
  private record Score(ScoreTerms m, boolean restricted) implements NewtonRoot.Function {
    @Override
    public double value(double t) {
      m.at(t);
      return m.yPPy > 0 ? 1 - expected() / m.yPPy : -1;
    }

    @Override
    public double slope() {
      double fall = restricted ? m.trPP : m.sumW2;
      return (fall - 2 * m.yPPPy * expected() / m.yPPy) / m.yPPy;
    }

    private double expected() {
      return restricted ? m.trP : m.sumW;
    }
  }

  /**
   * Values of tau2 to look at the sign of the score: the first is so large that it is not positive,
   * the last but one below the sampling variances, the last is 0. None where all estimates are
   * equal.
   */
  static double[] grid(MarginalModel m, boolean restricted) {
    double upper = m.largestSquare();
    if (upper == 0) {
      return new double[0];
    }
    while (m.score(upper, restricted) > 0) {
      upper *= 4;
    }
    int points = GRID;
    double least = LEVEL * m.leastVariance();
    for (double last = upper / Math.pow(RATIO, GRID - 1.0); last > least; last /= RATIO) {
      points++;
    }
    double[] grid = new double[points + 1];
    for (int i = 0; i < points; i++) {
      grid[i] = upper;
      upper /= RATIO;
    }
    return grid;
  }

  private static Tau2Estimate maximise(MarginalModel m, boolean restricted) {
    double[] points = grid(m, restricted);
    double[] maxima = new double[points.length + 1];
    int found = 0;
    int evaluations = points.length;
    boolean converged = true;
    boolean falls = true;
    for (int i = 1; i < points.length; i++) {
      double lower = points[i];
      boolean rises = m.score(lower, restricted) > 0;
      if (rises && falls) {
        double upper = points[i - 1];
        double middle = lower == 0 ? upper / 4 : Math.sqrt(lower * upper);
        NewtonRoot.Result result =
            NewtonRoot.falling(new Score(m, restricted), lower, upper, middle);
        maxima[found++] = result.root();
        evaluations += result.evaluations();
        converged &= result.converged();
      }
      falls = !rises;
    }
    if (falls) {
      maxima[found++] = 0;
    }
    return found == 1
        ? new Tau2Estimate(maxima[0], evaluations, converged)
        : highest(m, restricted, maxima, found, new Tau2Estimate(0, evaluations, converged));
  }

  /** The maximum of largest likelihood, and that of next largest. */
  private static Tau2Estimate highest(
      MarginalModel m, boolean restricted, double[] maxima, int found, Tau2Estimate search) {
    double best = Double.NaN;
    double other = Double.NaN;
    double bestLogLik = Double.NEGATIVE_INFINITY;
    double otherLogLik = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < found; i++) {
      m.at(maxima[i]);
      double logLik = restricted ? m.logLikREML(maxima[i]) : m.logLikML(maxima[i]);
      if (logLik > bestLogLik) {
        other = best;
        otherLogLik = bestLogLik;
        best = maxima[i];
        bestLogLik = logLik;
      } else if (logLik > otherLogLik) {
        other = maxima[i];
        otherLogLik = logLik;
      }
    }
    return new Tau2Estimate(
        best, search.evaluations(), search.converged(), other, bestLogLik - otherLogLik);
  }
}
