package io.github.metasaw.freq.likelihood;

import io.github.metasaw.model.likelihood.Likelihood;
import io.github.metasaw.optim.Minimiser;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Searches a maximum of a likelihood that has corners at known values of one element of theta, as
 * the range of a linear correlation has at each distance. At a corner the other elements are
 * searched, and the slopes to both sides tell whether the maximum is there or which way it is; two
 * corners with slopes towards each other are brought together, until one of them is the maximum or
 * none is left between them, where the likelihood is smooth. There may be several maxima: from one
 * of them the search goes on to a corner farther away that is higher.
 */
final class CornerSearch {

  /** How far from a corner its slopes are taken, on the scale of theta. */
  private static final double BESIDE = 1e-9;

  /** How far the start of a search between two corners stays away from both. */
  private static final double LEAST_SHARE = 0.01;

  /** A change of the element within which a slope must make good what a start lacks to another. */
  private static final double REACH = 3;

  /** A gain of the log-likelihood that is more than the error of a search. */
  private static final double DISTINCT = 1e-6;

  /** Change of the element from the lowest corner to where the likelihood is level. */
  private static final double BELOW = 1;

  private final Likelihood likelihood;
  private final double[] theta;
  private final int t;
  private final double[] corners;

  /** The elements that are searched besides. */
  private final int[] others;

  /** The log-likelihood of a maximum found before; -Infinity for none. */
  private final double best;

  private CornerSearch(Likelihood likelihood, double[] theta, int[] free, int t, double best) {
    this.likelihood = likelihood;
    this.theta = theta.clone();
    this.t = t;
    this.corners = likelihood.corners(t);
    this.others = Arrays.stream(free).filter(each -> each != t).toArray();
    this.best = best;
  }

  /**
   * Where a search ended.
   *
   * @param search over the free elements; over the others if the maximum is at a corner
   * @param value of the element at a corner; NaN between corners
   */
  record Result(Minimiser search, double value) {}

  /**
   * Searches from one point.
   *
   * @param theta where it begins [dimension]
   * @param free elements that are searched
   * @param t the one of them that has corners
   * @param best log-likelihood of a maximum found before; the search ends early where it is out of
   *     reach
   * @return near a maximum, next to the start as a rule
   */
  static Result search(Likelihood likelihood, double[] theta, int[] free, int t, double best) {
    return new CornerSearch(likelihood, theta, free, t, best).search(free);
  }

  /**
   * The maximum over the others at a corner.
   *
   * @param k index of the corner
   * @param search of the others
   * @param below slope of the log-likelihood just below the corner
   * @param above just above it
   */
  private record Point(int k, Minimiser search, double below, double above) {

    double logLik() {
      return -search.here().value();
    }

    /** 1 where the likelihood increases upwards, -1 where it does downwards, 0 at a maximum. */
    int direction() {
      double up = Math.max(above, 0);
      double down = Math.max(-below, 0);
      return Double.compare(up, down);
    }

    /** Whether a maximum is further on, and none is known to be between another corner and here. */
    boolean isPassed(Point other, int direction) {
      boolean turns = direction > 0 ? below < 0 : above > 0;
      return logLik() >= other.logLik() && direction() == direction && !turns;
    }

    /** The larger slope away from the corner. */
    double slope() {
      return Math.max(above, -below);
    }
  }

  private Point at(int k) {
    theta[t] = corners[k];
    double[] start = Arrays.stream(others).mapToDouble(each -> theta[each]).toArray();
    Minimiser search =
        Minimiser.approach(new FreeElements(likelihood, theta, others), start, List.of());
    take(search);
    return new Point(k, search, slope(corners[k] - BESIDE), slope(corners[k] + BESIDE));
  }

  private void take(Minimiser search) {
    double[] found = search.here().at();
    for (int j = 0; j < others.length; j++) {
      theta[others[j]] = found[j];
    }
  }

  private double slope(double beside) {
    double[] there = theta.clone();
    there[t] = beside;
    likelihood.at(there);
    return likelihood.gradient()[t];
  }

  /** From one maximum to higher ones as long as corners beyond its sides are higher. */
  private Result search(int[] free) {
    Result found = climb(free, at(nearest()));
    while (-found.search.here().value() >= best) {
      Point higher = higher(-found.search.here().value());
      if (higher == null) {
        break;
      }
      found = climb(free, higher);
    }
    return found;
  }

  /**
   * A corner that is higher than a maximum next to theta. The slopes increase at many corners, so
   * that there is a low point between two maxima: the corners at distances 1, 2, 4, ... are tried.
   */
  private @Nullable Point higher(double maximum) {
    int middle = nearest();
    for (int step = 1; step < corners.length; step *= 2) {
      for (int k : new int[] {middle - step, middle + step}) {
        Point there = (k >= 0 && k < corners.length) ? at(k) : null;
        if (there != null && there.logLik() > maximum + DISTINCT) {
          return there;
        }
      }
    }
    return null;
  }

  /** To a maximum from a corner, by the slopes. */
  private Result climb(int[] free, Point start) {
    Point from = start;
    int direction = from.direction();
    if (direction == 0 || from.logLik() + REACH * from.slope() < best) {
      return held(from, free);
    }
    for (int step = 1; ; step *= 2) {
      int k = Math.max(0, Math.min(corners.length - 1, from.k + direction * step));
      if (k == from.k) {
        return between(free, corners[k] + direction * BELOW);
      }
      Point to = at(k);
      if (!to.isPassed(from, direction)) {
        return within(free, from, to, direction);
      }
      from = to;
    }
  }

  private int nearest() {
    int at = Arrays.binarySearch(corners, theta[t]);
    if (at >= 0) {
      return at;
    }
    int above = Math.min(-at - 1, corners.length - 1);
    int below = Math.max(0, above - 1);
    return theta[t] - corners[below] < corners[above] - theta[t] ? below : above;
  }

  /** Brings two corners together that have a maximum between them, or at the second. */
  private Result within(int[] free, Point first, Point second, int direction) {
    Point from = first;
    Point to = second;
    while (to.direction() != 0 || to.logLik() < from.logLik()) {
      if (Math.abs(to.k - from.k) == 1) {
        return between(free, from, to);
      }
      Point middle = at((from.k + to.k) / 2);
      if (middle.isPassed(from, direction)) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return held(to, free);
  }

  /** The maximum between neighbouring corners, where the slopes say that it is. */
  private Result between(int[] free, Point from, Point to) {
    double slope = to.k > from.k ? from.above : -from.below;
    double back = to.k > from.k ? -to.below : to.above;
    double share = back > 0 ? slope / (slope + back) : 1;
    share = Math.max(LEAST_SHARE, Math.min(1 - LEAST_SHARE, share));
    take(from.search);
    Result inside = between(free, corners[from.k] + share * (corners[to.k] - corners[from.k]));
    boolean isLower = -inside.search.here().value() < Math.max(from.logLik(), to.logLik());
    return isLower ? held(from.logLik() > to.logLik() ? from : to, free) : inside;
  }

  /** Over all elements, where the likelihood is smooth. */
  private Result between(int[] free, double value) {
    theta[t] = value;
    double[] start = Arrays.stream(free).mapToDouble(each -> theta[each]).toArray();
    return new Result(
        Minimiser.approach(new FreeElements(likelihood, theta, free), start, List.of()),
        Double.NaN);
  }

  /** Below the lowest corner the likelihood is level: the maximum is at a boundary there. */
  private Result held(Point point, int[] free) {
    take(point.search);
    return point.k == 0 && point.below == 0
        ? between(free, corners[0] - BELOW)
        : new Result(point.search, corners[point.k]);
  }
}
