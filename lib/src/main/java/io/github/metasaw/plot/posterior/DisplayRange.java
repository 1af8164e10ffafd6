package io.github.metasaw.plot.posterior;

import io.github.metasaw.fit.Interval;
import io.github.metasaw.fit.Marginal;

/**
 * The stretch of a distribution that a figure shows: nearly all of it, but of a heavy tail no more
 * than what lets the rest be seen.
 */
final class DisplayRange {

  private static final double TAIL = 0.001;

  /** A tail ends this many times as far from the median as the 95 % interval does. */
  private static final double REACH = 1.6;

  private DisplayRange() {}

  /** The stretch; of a single point some room round it. */
  static Interval of(Marginal marginal) {
    double median = marginal.median();
    Interval middle = marginal.interval(0.95);
    double low = Math.max(marginal.quantile(TAIL), median - REACH * (median - middle.lower()));
    double high = Math.min(marginal.quantile(1 - TAIL), median + REACH * (middle.upper() - median));
    if (!(high > low)) {
      double room = median == 0 ? 1 : 0.5 * Math.abs(median);
      return new Interval(low - room, high + room);
    }
    boolean positive = low >= 0 && marginal.cdf(0) < 1e-9;
    return new Interval(positive && low < 0.35 * high ? 0 : low, high);
  }

  /** Of several together. */
  static Interval hull(Interval a, Interval b) {
    return new Interval(Math.min(a.lower(), b.lower()), Math.max(a.upper(), b.upper()));
  }
}
