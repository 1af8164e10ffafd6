package io.github.metasaw.freq.likelihood;

import io.github.metasaw.distribution.Reference;
import java.util.function.DoubleUnaryOperator;
import org.apiguardian.api.API;

/**
 * The interval of a profile likelihood: the values whose log-likelihood, everything else being at
 * its maximum, is within half the chi-square quantile (1 df) of the highest (Venzon and Moolgavkar
 * 1988, Appl. Stat. 37, 87). All profile intervals take their ends from here.
 */
@API(status = API.Status.INTERNAL)
public final class ProfileInterval {

  private static final int MAX_ITERATIONS = 200;
  private static final double GROWTH = 1.6;

  /** An end is found where the signed root of the deviance is this near to its limit. */
  private static final double EXACT = 1e-9;

  /** An end is found where it lies between two values this near, in units of the first step. */
  private static final double CLOSE = 5e-10;

  /** Farthest from the estimate that an end is looked for, in units of the first step. */
  private static final double FARTHEST = 500;

  private final DoubleUnaryOperator profile;
  private final double highest;
  private final double quantile;
  private final double exact;
  private final double farthest;

  private ProfileInterval(
      DoubleUnaryOperator profile, double highest, double quantile, double exact, double farthest) {
    this.profile = profile;
    this.highest = highest;
    this.quantile = quantile;
    this.exact = exact;
    this.farthest = farthest;
  }

  /**
   * The interval of a profile that comes from searches.
   *
   * @param profile log-likelihood at a value, all else at its maximum; NaN where there is none
   * @param highest log-likelihood that it is compared with, at the estimate
   * @param level confidence, between 0 and 1
   * @return ends to about nine digits, looked for up to 500 first steps away
   */
  public static ProfileInterval of(DoubleUnaryOperator profile, double highest, double level) {
    double quantile = Reference.critical(level, Double.NaN);
    return new ProfileInterval(profile, highest, quantile, EXACT, FARTHEST);
  }

  /**
   * The interval of a profile in closed form.
   *
   * @return a copy that finds ends to the precision of the profile, however far away
   */
  public ProfileInterval exactly() {
    return new ProfileInterval(profile, highest, quantile, 0, Double.POSITIVE_INFINITY);
  }

  /**
   * Where the profile falls through the limit on one side.
   *
   * @param inside a value within the interval, as the estimate
   * @param step signed length of the first step away from it, as twice a standard error
   * @return infinite where the profile stays above the limit; NaN where it is not defined
   */
  public double end(double inside, double step) {
    double in = inside;
    double length = step;
    double out = in + length;
    double shallow = depth(in);
    double deep = depth(out);
    while (deep < 0) {
      in = out;
      shallow = deep;
      length *= GROWTH;
      out = in + length;
      if (Math.abs(length) > farthest * Math.abs(step) || Double.isInfinite(out)) {
        return Math.copySign(Double.POSITIVE_INFINITY, step);
      }
      deep = depth(out);
    }
    return crossing(in, shallow, out, deep, CLOSE * Math.abs(step));
  }

  /**
   * The same on the side of a value that cannot be passed, as a variance of 0.
   *
   * @param inside a value within the interval
   * @param edge the last value
   * @return the edge where the profile is within the limit there
   */
  public double endUpTo(double inside, double edge) {
    double deep = depth(edge);
    if (!(deep > 0) || inside == edge) {
      return edge;
    }
    return crossing(inside, depth(inside), edge, deep, CLOSE * Math.abs(edge - inside));
  }

  /**
   * How far a value is beyond the limit, as the signed root of the deviance, which is nearly linear
   * in the value: 0 at the limit, -z at the maximum.
   */
  private double depth(double value) {
    double below = 2 * (highest - profile.applyAsDouble(value));
    return below > 0 ? Math.sqrt(below) - quantile : Double.isNaN(below) ? below : -quantile;
  }

  /** The zero between a value inside the limit and one outside, by false position (Illinois). */
  private double crossing(double in, double shallow, double out, double deep, double close) {
    double inside = in;
    double outside = out;
    double low = shallow;
    double high = deep;
    double tolerance = exact > 0 ? close : 0;
    int kept = 0;
    for (int i = 0; i < MAX_ITERATIONS && Math.abs(outside - inside) > tolerance; i++) {
      double next = inside - low * (outside - inside) / (high - low);
      if (!Double.isFinite(next)) {
        next = 0.5 * (inside + outside);
      }
      if (exact == 0 && (next == inside || next == outside)) {
        return next;
      }
      double here = depth(next);
      if (Math.abs(here) <= exact) {
        return next;
      }
      if (here < 0) {
        inside = next;
        low = here;
        high = kept < 0 ? high / 2 : high;
        kept = -1;
      } else {
        outside = next;
        high = here;
        low = kept > 0 ? low / 2 : low;
        kept = 1;
      }
    }
    return 0.5 * (inside + outside);
  }
}
