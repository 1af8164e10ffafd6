package io.github.metasaw.draws;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * Monte Carlo standard errors of estimates from posterior draws (Vehtari, Gelman, Simpson,
 * Carpenter and Buerkner 2021, Bayesian Analysis 16, 667). Each agrees with the function {@code
 * mcse_...} of R's posterior 1.4.0, and is NaN where there is no {@link Ess}. Results are on the
 * scale of the draws.
 */
public final class Mcse {

  /** The ends of the central 68 per cent, to the digits that posterior uses. */
  private static final double[] ONE_SE = {0.1586553, 0.8413447};

  private Mcse() {}

  /**
   * The standard error of the mean: sd / sqrt(ESS of the mean).
   *
   * @param draws {@code [iteration][chain]}
   * @return on the scale of the draws; NaN where it does not exist
   */
  public static double mean(double[][] draws) {
    return mean(SampledVariable.ofIterations(draws));
  }

  /**
   * The standard error of the standard deviation, by the delta method from the fourth moment
   * (Kenney and Keeping 1951).
   *
   * @param draws {@code [iteration][chain]}
   * @return on the scale of the draws; NaN where it does not exist
   */
  public static double sd(double[][] draws) {
    SampledVariable sample = SampledVariable.ofIterations(draws);
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

  /**
   * The standard error of the median.
   *
   * @param draws {@code [iteration][chain]}
   * @return on the scale of the draws; NaN where it does not exist
   */
  public static double median(double[][] draws) {
    return quantile(draws, 0.5);
  }

  /**
   * The standard error of a quantile: half the distance between the order statistics one standard
   * error of the probability to each side, from the beta distribution.
   *
   * @param draws {@code [iteration][chain]}
   * @param p probability of the quantile, 0 to 1
   * @return on the scale of the draws; NaN where it does not exist
   * @throws io.github.metasaw.diagnostic.MetaException if {@code p} is not in [0, 1]
   */
  public static double quantile(double[][] draws, double p) {
    SampledVariable sample = SampledVariable.ofIterations(draws);
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

  static double mean(SampledVariable sample) {
    double ess = Ess.mean(sample);
    return Math.sqrt(Moments.variance(sample.pooled()) / ess);
  }
}
