package io.github.metasaw.freq.tau2;

import org.apiguardian.api.API;

/**
 * The bounds of an interval of tau2.
 *
 * @param lower a variance
 * @param upper a variance
 * @param isEmpty whether no tau2, not even 0, is in the interval; the bounds are then 0
 */
@API(status = API.Status.INTERNAL)
public record Tau2Bounds(double lower, double upper, boolean isEmpty) {

  static final Tau2Bounds EMPTY = new Tau2Bounds(0, 0, true);

  static Tau2Bounds of(double lower, double upper) {
    return new Tau2Bounds(lower, upper, false);
  }
}
