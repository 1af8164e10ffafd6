package io.github.metasaw.draws;

import io.github.metasaw.distribution.Normal;

/**
 * Ranks among S values turned into normal quantiles: {@code qnorm((r - 3/8) / (S + 1/4))}, ties at
 * their average rank (Blom 1958; Vehtari and others 2021). A table, for S is the same for all
 * variables of a fit.
 */
final class NormalScores {

  private final int size;

  /** Of rank 1, 1.5, 2, ..., S: average ranks are multiples of one half. */
  private final double[] scores;

  private NormalScores(int size, double[] scores) {
    this.size = size;
    this.scores = scores;
  }

  static NormalScores of(int size) {
    double[] scores = new double[Math.max(0, 2 * size - 1)];
    for (int low = 0, high = scores.length - 1; low < high; low++, high--) {
      double rank = 1 + low / 2.0;
      scores[low] = Normal.quantile((rank - 0.375) / (size + 0.25));
      scores[high] = -scores[low];
    }
    return new NormalScores(size, scores);
  }

  /** This table, or a new one if it is for another number of values. */
  NormalScores forSize(int size) {
    return size == this.size ? this : of(size);
  }

  /** The score of each value, at the place it came from. */
  double[] of(Ordering values) {
    double[] result = new double[size];
    for (int from = 0; from < size; ) {
      int to = values.endOfTies(from);
      // The average of ranks from + 1 to `to` is (from + 1 + to) / 2: twice that, less two.
      double score = scores[from + to - 1];
      while (from < to) {
        result[values.order()[from++]] = score;
      }
    }
    return result;
  }
}
