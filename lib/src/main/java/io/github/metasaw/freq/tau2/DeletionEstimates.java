package io.github.metasaw.freq.tau2;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Estimates of tau2 without each study in turn, where a mean is estimated by ML or REML. The scan
 * of the whole range of tau2 and a starting value next to the maximum come from sums over all
 * studies less the one left out, at a cost that does not depend on the number of studies; one or
 * two evaluations of the remaining studies then make the estimate what it would have been without
 * the sums, to the last digits.
 */
@API(status = API.Status.INTERNAL)
public final class DeletionEstimates {

  /** Enough for some nine digits where leaving out a study moves tau2 by 5 %. */
  private static final int ORDER = 8;

  private static final int NONE = -1;

  /**
   * What the remaining studies show at tau2 = 0.
   *
   * @param yPy their Q
   * @param trP trace of P there
   */
  public record AtZero(double yPy, double trP) {}

  private final double tau2;
  private final boolean restricted;

  /** A study whose deletion narrows the range of tau2 so much that it needs a grid of its own. */
  private final int widest;

  /** A grid of tau2, from a value above which the score is negative, down to 0. */
  private final PowerSums[] grid;

  private final PowerSums near;
  private int fall = NONE;

  private DeletionEstimates(MarginalModel all, double tau2, boolean restricted, double[] points) {
    this.tau2 = tau2;
    this.restricted = restricted;
    this.grid = new PowerSums[points.length];
    for (int j = 0; j < points.length; j++) {
      grid[j] = new PowerSums(all.y, all.v, points[j], 2);
    }
    this.near = new PowerSums(all.y, all.v, tau2, ORDER);
    this.widest = widest(all.y);
  }

  private static int widest(double[] y) {
    int widest = 0;
    double second = 0;
    for (int i = 1; i < y.length; i++) {
      boolean wider = Math.abs(y[i]) > Math.abs(y[widest]);
      double narrower = Math.abs(y[wider ? widest : i]);
      second = narrower > second ? narrower : second;
      widest = wider ? i : widest;
    }
    return Math.abs(y[widest]) > 2 * second ? widest : NONE;
  }

  /**
   * Sums up the studies.
   *
   * @param all the model of all studies
   * @param tau2 their estimate, a variance
   * @param restricted REML instead of ML
   * @return null where every study has to be left out the long way: with moderators, with fewer
   *     than three studies, or where tau2 is 0
   */
  public static @Nullable DeletionEstimates of(MarginalModel all, double tau2, boolean restricted) {
    if (all.q != null || all.k < 3 || tau2 == 0) {
      return null;
    }
    double[] points = LikelihoodEstimators.grid(all, restricted);
    return points.length == 0 ? null : new DeletionEstimates(all, tau2, restricted, points);
  }

  /**
   * Leaves a study out, and puts back the one left out before.
   *
   * @param study from 0
   * @return false where the sums do not decide where the maximum is, or it is at 0
   */
  public boolean leaveOut(int study) {
    fall = study == widest ? NONE : fall(study);
    return fall != NONE && near.without(study);
  }

  /**
   * The weighted mean of the remaining studies at the tau2 of all.
   *
   * @return on the scale of the centred estimates
   */
  public double mean() {
    return near.mu;
  }

  /**
   * The estimate from the remaining studies.
   *
   * @param rest their model, centred anew
   * @return null where the whole range has to be searched
   */
  public @Nullable Tau2Estimate estimate(MarginalModel rest) {
    double start = LikelihoodEstimators.start(near, restricted, tau2);
    Tau2Estimate end = start > 0 ? LikelihoodEstimators.near(rest, restricted, start) : null;
    boolean inside =
        end != null && end.tau2() < grid[fall - 1].tau2() && end.tau2() > grid[fall].tau2();
    return inside ? end : null;
  }

  /**
   * What the sums show of the remaining studies at tau2 = 0.
   *
   * @param study the one left out
   * @return null where they have lost too many digits
   */
  public @Nullable AtZero atZero(int study) {
    PowerSums zero = grid[grid.length - 1];
    return zero.without(study) && zero.isPrecise() ? new AtZero(zero.yPy, zero.trP) : null;
  }

  /** The index of the grid between which and the one before the score falls through 0, if once. */
  private int fall(int left) {
    int found = NONE;
    boolean above = false;
    for (int j = 0; j < grid.length; j++) {
      int sign = grid[j].sign(left, restricted);
      boolean rises = sign > 0;
      boolean again = rises != above && found != NONE;
      if (sign == 0 || again || (rises && j == 0)) {
        return NONE;
      }
      if (rises && !above) {
        found = j;
      }
      above = rises;
    }
    return found;
  }
}
