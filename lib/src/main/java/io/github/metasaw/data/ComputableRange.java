package io.github.metasaw.data;

/**
 * The sizes that are computed with, in units of the effects: their fourth powers, and sums and
 * products of many, must be doubles. Sampling variances may go further than the squares of these
 * where an engine says so: it depends on the powers of weights that it forms.
 */
public final class ComputableRange {

  /** Least tau, scale of a prior, or size of a moderator that is computed with, other than 0. */
  public static final double SMALLEST = 1e-50;

  /** Largest effect, tau, scale of a prior, or size of a moderator that is computed with. */
  public static final double LARGEST = 1e50;

  private ComputableRange() {}

  /**
   * Whether an SD or another scale can be computed with.
   *
   * @param scale above 0
   * @return false also for 0 and NaN
   */
  public static boolean holdsScale(double scale) {
    return scale >= SMALLEST && scale <= LARGEST;
  }

  /**
   * Whether an effect, a mean or a coefficient can be computed with.
   *
   * @param value of any sign; 0 can
   * @return false also for NaN
   */
  public static boolean holds(double value) {
    return Math.abs(value) <= LARGEST;
  }
}
