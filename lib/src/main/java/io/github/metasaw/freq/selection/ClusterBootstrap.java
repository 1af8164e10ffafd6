package io.github.metasaw.freq.selection;

import io.github.metasaw.diagnostic.MetaException;

/**
 * How clusters of dependent effects are resampled, and which intervals are computed. In simulations
 * of step-function models, resampling whole clusters with percentile intervals had the coverage
 * closest to nominal (Pustejovsky, Citkowicz and Joshi 2025).
 *
 * @param resampling what is resampled
 * @param interval how intervals are computed from the draws
 * @param draws number of resamples, 20 or more
 * @param seed the same seed gives the same digits
 */
public record ClusterBootstrap(
    ClusterResampling resampling, BootstrapInterval interval, int draws, long seed) {

  /** The default number of resamples. */
  public static final int DRAWS = 1999;

  private static final int LEAST = 20;

  /**
   * Checks the number of draws.
   *
   * @throws MetaException if there are fewer than 20 draws
   */
  public ClusterBootstrap {
    if (draws < LEAST) {
      throw MetaException.format("the bootstrap takes at least %d draws, not %d", LEAST, draws);
    }
  }

  /**
   * Resamples whole clusters and computes percentile intervals.
   *
   * @param draws number of resamples, 20 or more
   * @param seed the same seed gives the same digits
   * @return the bootstrap
   * @throws MetaException if there are fewer than 20 draws
   */
  public static ClusterBootstrap of(int draws, long seed) {
    return new ClusterBootstrap(
        ClusterResampling.MULTINOMIAL, BootstrapInterval.PERCENTILE, draws, seed);
  }

  /**
   * Sets what is resampled.
   *
   * @param other what is resampled
   * @return a copy
   */
  public ClusterBootstrap withResampling(ClusterResampling other) {
    return new ClusterBootstrap(other, interval, draws, seed);
  }

  /**
   * Sets the kind of interval.
   *
   * @param other how intervals are computed from the draws
   * @return a copy
   */
  public ClusterBootstrap withInterval(BootstrapInterval other) {
    return new ClusterBootstrap(resampling, other, draws, seed);
  }
}
