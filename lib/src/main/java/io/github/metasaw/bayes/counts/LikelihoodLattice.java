package io.github.metasaw.bayes.counts;

import java.util.Arrays;

/**
 * The log-likelihood of a study at equidistant effects, and its second differences, by which the
 * terms of a sum over the lattice follow from one another. Values are computed when they are first
 * asked for. Not for several threads at once.
 */
final class LikelihoodLattice {

  /** No sum goes further. */
  static final int MAX_PLACE = 1 << 20;

  private static final int UNKNOWN = Integer.MIN_VALUE;

  /** Below this the log-likelihood is at its limit to the precision of a double. */
  private static final double FLAT = 1e-16;

  private final EffectLikelihood likelihood;
  private final double step;

  /** Place of the first element of the arrays. */
  private int low;

  /** NaN where not yet known. */
  private double[] logs;

  /** exp(l(j - 1) - 2 l(j) + l(j + 1)): at most 1, for the log-likelihood is concave. */
  private double[] bends;

  /** Where the likelihood becomes constant; {@link #UNKNOWN} until asked for. */
  private int firstCurved = UNKNOWN;

  private int lastCurved = UNKNOWN;

  /**
   * An empty lattice.
   *
   * @param likelihood of the study
   * @param step distance of its places, larger than 0
   */
  LikelihoodLattice(EffectLikelihood likelihood, double step) {
    this.likelihood = likelihood;
    this.step = step;
    this.low = (int) Math.rint(likelihood.centre() / step) - 64;
    this.logs = new double[128];
    this.bends = new double[128];
    Arrays.fill(logs, Double.NaN);
    Arrays.fill(bends, Double.NaN);
  }

  /** The first place, in a direction from the centre, where the likelihood is constant. */
  private int flat(int direction) {
    int j = centre();
    while (Math.abs(j) < MAX_PLACE && likelihood.maximum() - log(j) > FLAT) {
      j += direction;
    }
    return j;
  }

  /** Distance of two places. */
  double step() {
    return step;
  }

  /** The place nearest to the centre of the likelihood. */
  int centre() {
    return (int) Math.rint(likelihood.centre() / step);
  }

  /** The place below which the likelihood is constant; the last one there is if it never is. */
  int firstCurved() {
    if (firstCurved == UNKNOWN) {
      firstCurved = likelihood.flat().left() ? flat(-1) : -MAX_PLACE;
    }
    return firstCurved;
  }

  /** The place above which the likelihood is constant; the last one there is if it never is. */
  int lastCurved() {
    if (lastCurved == UNKNOWN) {
      lastCurved = likelihood.flat().right() ? flat(1) : MAX_PLACE;
    }
    return lastCurved;
  }

  /** The log-likelihood at a place. */
  double log(int j) {
    int at = index(j);
    double value = logs[at];
    if (Double.isNaN(value)) {
      value = likelihood.log(j * step);
      logs[at] = value;
    }
    return value;
  }

  /** exp of the second difference of the log-likelihood about a place. */
  double bend(int j) {
    int at = j - low;
    double value = at >= 0 && at < bends.length ? bends[at] : Double.NaN;
    return value >= 0 ? value : computeBend(j);
  }

  private double computeBend(int j) {
    double value = Math.exp(log(j - 1) - 2 * log(j) + log(j + 1));
    bends[index(j)] = value;
    return value;
  }

  /** Index of a place in the arrays, which are lengthened where it is not in them. */
  private int index(int j) {
    int at = j - low;
    if (at < 0) {
      grow(Math.max(-at, logs.length), 0);
    } else if (at >= logs.length) {
      grow(0, Math.max(at + 1 - logs.length, logs.length));
    }
    return j - low;
  }

  private void grow(int before, int after) {
    logs = grown(logs, before, after);
    bends = grown(bends, before, after);
    low -= before;
  }

  private static double[] grown(double[] values, int before, int after) {
    double[] more = new double[before + values.length + after];
    Arrays.fill(more, 0, before, Double.NaN);
    System.arraycopy(values, 0, more, before, values.length);
    Arrays.fill(more, before + values.length, more.length, Double.NaN);
    return more;
  }
}
