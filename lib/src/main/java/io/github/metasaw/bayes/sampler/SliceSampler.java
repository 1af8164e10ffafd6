package io.github.metasaw.bayes.sampler;

import io.github.metasaw.random.RandomStream;
import java.util.function.DoubleUnaryOperator;

/**
 * A chain of one real number by slice sampling: an interval about the present value is stepped out
 * until it covers the slice, then shrunk until a point of the slice is hit (Neal 2003, Ann.
 * Statist. 31, 705, figures 3 and 5).
 */
final class SliceSampler {

  /** The most widths to which stepping out may extend the interval. */
  private static final int MAX_WIDTHS = 1000;

  /** Jumps after which their mean length sets the width. */
  private static final int FEW = 10;

  /** The mean distance of two uniform points on a slice of length l is l/3. */
  private static final double WIDTH_PER_JUMP = 3;

  private final DoubleUnaryOperator logDensity;
  private double at;
  private double log;
  private double width = 1;
  private double jumps;
  private int moves;

  /**
   * @param logDensity natural log of the density up to a constant; negative infinity outside the
   *     support
   * @param start a point of the support
   */
  SliceSampler(DoubleUnaryOperator logDensity, double start) {
    this.logDensity = logDensity;
    this.at = start;
    this.log = logDensity.applyAsDouble(start);
  }

  /** Evaluates the density anew, after another step of a Gibbs sampler has changed it. */
  void refresh() {
    log = logDensity.applyAsDouble(at);
  }

  /** Moves, and adapts the width to the length of the jumps: for warm-up only. */
  double tune(RandomStream stream) {
    double before = at;
    next(stream);
    jumps += Math.abs(at - before);
    moves++;
    if (moves >= FEW && jumps > 0) {
      width = WIDTH_PER_JUMP * jumps / moves;
    }
    return at;
  }

  /** Moves to the next value. */
  double next(RandomStream stream) {
    double level = log - stream.nextExponential();
    double left = at - width * stream.nextUniform();
    double right = left + width;
    int steps = (int) (MAX_WIDTHS * stream.nextUniform());
    for (int s = steps; s > 0 && logDensity.applyAsDouble(left) > level; s--) {
      left -= width;
    }
    for (int s = MAX_WIDTHS - 1 - steps; s > 0 && logDensity.applyAsDouble(right) > level; s--) {
      right += width;
    }
    while (true) {
      double x = left + stream.nextUniform() * (right - left);
      double value = logDensity.applyAsDouble(x);
      if (value > level || x == at) {
        at = x;
        log = value;
        return x;
      }
      if (x < at) {
        left = x;
      } else {
        right = x;
      }
    }
  }
}
