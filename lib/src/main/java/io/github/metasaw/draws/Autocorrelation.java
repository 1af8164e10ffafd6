package io.github.metasaw.draws;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.Normal;

/** The autocorrelation of one chain. */
public final class Autocorrelation {

  private Autocorrelation() {}

  /**
   * The band that holds autocorrelations of independent draws: normal quantile over sqrt(n), as R's
   * {@code plot.acf} draws it.
   *
   * @param n number of draws
   * @param level probability of the band at one lag, between 0 and 1
   * @return half its width
   */
  public static double band(int n, double level) {
    return Normal.critical(level) / Math.sqrt(n);
  }

  /**
   * At lags 0 to {@code maxLag}, or to n - 1 if that is less: the autocovariance with divisor n
   * over the variance, as R's {@code acf(chain, lag.max)}. NaN if the chain is constant or not
   * finite.
   *
   * @param chain the draws of one chain, in order [n]
   * @param maxLag the largest lag, 0 or more
   * @return {@code [lag]}, 1 at lag 0; empty of no draws
   * @throws MetaException if {@code maxLag} is negative
   */
  public static double[] of(double[] chain, int maxLag) {
    if (maxLag < 0) {
      throw MetaException.of("the largest lag must be 0 or more, not " + maxLag);
    }
    double[] result = new double[(int) Math.min(chain.length, maxLag + 1L)];
    double[][] one = {chain};
    boolean exists = Chains.vary(one);
    Autocovariance autocovariance = Autocovariance.of(one);
    for (int lag = 0; lag < result.length; lag++) {
      result[lag] = exists ? autocovariance.at(lag) / autocovariance.at(0) : Double.NaN;
    }
    return result;
  }
}
