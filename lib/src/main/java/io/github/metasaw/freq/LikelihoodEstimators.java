package io.github.metasaw.freq;

import io.github.metasaw.optim.NewtonRoot;
import org.jspecify.annotations.Nullable;

/**
 * Maximum likelihood and restricted maximum likelihood (Raudenbush 2009). The score of tau2 is
 * (y'PPy - sum w)/2 and (y'PPy - tr P)/2. It can have several roots, so its sign is first looked at
 * on a grid from 0 to where it stays negative; each fall through zero is a local maximum, found by
 * Newton's method, and the highest wins.
 */
final class LikelihoodEstimators {

  private static final int GRID = 6;
  private static final double RATIO = 10;
  private static final int STRAIGHT = 8;

  private LikelihoodEstimators() {}

  static Estimate ml(Marginal m, double @Nullable [] weights, double hint) {
    return estimate(m, new Score(m, false), hint);
  }

  static Estimate reml(Marginal m, double @Nullable [] weights, double hint) {
    return estimate(m, new Score(m, true), hint);
  }

  private static Estimate estimate(Marginal m, Score score, double hint) {
    Estimate near = hint > 0 ? near(score, hint) : null;
    return near == null ? maximise(m, score) : near;
  }

  /**
   * Newton's method from a value that is near, as after leaving out one of many studies; null where
   * it does not go straight to a maximum, and the whole range has to be looked at.
   */
  private static @Nullable Estimate near(Score score, double hint) {
    double t = hint;
    for (int i = 1; i <= STRAIGHT; i++) {
      double value = score.value(t);
      double slope = score.slope();
      double next = t - value / slope;
      if (!(slope < 0 && next > t / 4 && next < 4 * t)) {
        return null;
      }
      // Newton doubles the digits: after a step of 1e-8 the next would be of 1e-16.
      if (Math.abs(next - t) <= 1e-8 * t) {
        return new Estimate(next, i, true);
      }
      t = next;
    }
    return null;
  }

  /** Twice the score of tau2, and its slope. */
  private record Score(Marginal m, boolean restricted) implements NewtonRoot.Function {
    @Override
    public double value(double t) {
      m.at(t);
      return m.yPPy - (restricted ? m.trP : m.sumW);
    }

    @Override
    public double slope() {
      return (restricted ? m.trPP : m.sumW2) - 2 * m.yPPPy;
    }

    /** The value alone, for half the work. */
    double sign(double t) {
      return m.score(t, restricted);
    }

    double logLik(double t) {
      m.at(t);
      return restricted ? m.logLikREML(t) : m.logLikML(t);
    }
  }

  private static Estimate maximise(Marginal m, Score score) {
    double upper = m.largestSquare();
    if (upper == 0) {
      return new Estimate(0, 0, true);
    }
    int looks = 1;
    for (; score.sign(upper) > 0; looks++) {
      upper *= 4;
    }
    double[] maxima = new double[GRID + 1];
    int found = 0;
    boolean converged = true;
    boolean falls = true;
    for (int i = 1; i <= GRID; i++) {
      double lower = i == GRID ? 0 : upper / RATIO;
      double value = score.sign(lower);
      looks++;
      if (value > 0 && falls) {
        double middle = lower == 0 ? upper / 4 : Math.sqrt(lower * upper);
        NewtonRoot.Result result = NewtonRoot.falling(score, lower, upper, middle);
        maxima[found++] = result.root();
        looks += result.evaluations();
        converged &= result.converged();
      }
      falls = !(value > 0);
      upper = lower;
    }
    if (falls) {
      maxima[found++] = 0;
    }
    return new Estimate(highest(score, maxima, found), looks, converged);
  }

  /** The maximum of largest likelihood; with one there is nothing to compare. */
  private static double highest(Score score, double[] maxima, int found) {
    if (found == 1) {
      return maxima[0];
    }
    double best = 0;
    double bestLogLik = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < found; i++) {
      double logLik = score.logLik(maxima[i]);
      if (logLik > bestLogLik) {
        best = maxima[i];
        bestLogLik = logLik;
      }
    }
    return best;
  }
}
