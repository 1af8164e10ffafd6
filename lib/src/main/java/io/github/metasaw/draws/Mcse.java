package io.github.metasaw.draws;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * Monte Carlo standard error: how far a figure computed from the draws may lie from that of the
 * posterior itself, for having so many draws and no more. Vehtari, Gelman, Simpson, Carpenter and
 * Buerkner 2021; each agrees with the function {@code mcse_...} of R's posterior 1.4.0, and is NaN
 * where there is no {@link Ess}. Arguments are {@code [iteration][chain]}, results on the scale of
 * the draws.
 */
public final class Mcse {

  /** The central 68 per cent: one standard error to each side, to the digits posterior uses. */
  private static final double[] ONE_SE = {0.1586553, 0.8413447};

  private Mcse() {}

  /** Of the mean: sd / sqrt(ESS of the mean). */
  public static double mean(double[][] draws) {
    return mean(Sample.ofIterations(draws));
  }

  /**
   * Of the standard deviation, by the delta method from the fourth moment (Kenney and Keeping
   * 1951).
   */
  public static double sd(double[][] draws) {
    Sample sample = Sample.ofIterations(draws);
    if (!sample.varies) {
      return Double.NaN;
    }
    double mean = Moments.mean(sample.pooled());
    double[][] squares = sample.map(x -> (x - mean) * (x - mean));
    double[] pooled = Chains.pooled(squares);
    double second = Moments.mean(pooled);
    double ofSquares = Moments.variance(pooled, second) * (pooled.length - 1) / pooled.length;
    return Math.sqrt(ofSquares / Ess.ofHalves(squares) / second / 4);
  }

  /** Of the median. */
  public static double median(double[][] draws) {
    return quantile(draws, 0.5);
  }

  /**
   * Of a quantile: half the distance of the order statistics one standard error of the probability
   * to each side, from the beta distribution.
   *
   * @throws io.github.metasaw.diagnostic.MetaException if {@code p} is not in [0, 1]
   */
  public static double quantile(double[][] draws, double p) {
    Sample sample = Sample.ofIterations(draws);
    double ess = Ess.quantile(sample, p);
    if (Double.isNaN(ess)) {
      return Double.NaN;
    }
    BetaDistribution beta = new BetaDistribution(null, ess * p + 1, ess * (1 - p) + 1, 1e-15);
    double[] sorted = sample.sorted();
    int size = sorted.length;
    double low = Math.floor(beta.inverseCumulativeProbability(ONE_SE[0]) * size);
    double high = Math.ceil(beta.inverseCumulativeProbability(ONE_SE[1]) * size);
    return (sorted[(int) Math.min(high, size) - 1] - sorted[(int) Math.max(low, 1) - 1]) / 2;
  }

  static double mean(Sample sample) {
    double ess = Ess.mean(sample);
    return Math.sqrt(Moments.variance(sample.pooled()) / ess);
  }
}
