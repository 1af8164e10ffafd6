package io.github.metasaw.draws;

/**
 * Effective sample size: the number of independent draws that would estimate as precisely (Vehtari,
 * Gelman, Simpson, Carpenter and Buerkner 2021, Bayesian Analysis 16, 667), with Geyer's initial
 * monotone sequence over split chains. Each agrees with the function {@code ess_...} of R's
 * posterior 1.4.0.
 *
 * <p>Below 100 per chain (400 for four chains) quantiles and R-hat are unreliable. It may exceed
 * the number of draws S, up to S log10 S, for antithetic draws. NaN for draws that are constant or
 * not finite, and for fewer than 6 iterations.
 */
public final class Ess {

  private Ess() {}

  /**
   * Bulk effective sample size, of the normal scores of the draws: for the centre of the posterior.
   *
   * @param draws {@code [iteration][chain]}
   * @return number of draws; NaN where it does not exist
   */
  public static double bulk(double[][] draws) {
    return bulk(SampledVariable.ofIterations(draws));
  }

  /**
   * Tail effective sample size: the smaller of those for the 5 and 95 per cent quantiles.
   *
   * @param draws {@code [iteration][chain]}
   * @return number of draws; NaN where it does not exist
   */
  public static double tail(double[][] draws) {
    return tail(SampledVariable.ofIterations(draws));
  }

  /**
   * Effective sample size for the mean.
   *
   * @param draws {@code [iteration][chain]}
   * @return number of draws; NaN where it does not exist
   */
  public static double mean(double[][] draws) {
    return mean(SampledVariable.ofIterations(draws));
  }

  /**
   * Effective sample size for the standard deviation, of the absolute distances to the mean, as in
   * posterior 1.4 (later versions take their squares).
   *
   * @param draws {@code [iteration][chain]}
   * @return number of draws; NaN where it does not exist
   */
  public static double sd(double[][] draws) {
    SampledVariable sample = SampledVariable.ofIterations(draws);
    double mean = Moments.mean(sample.pooled());
    return sample.varies ? ofHalves(sample.map(x -> Math.abs(x - mean))) : Double.NaN;
  }

  /**
   * Effective sample size for the median.
   *
   * @param draws {@code [iteration][chain]}
   * @return number of draws; NaN where it does not exist
   */
  public static double median(double[][] draws) {
    return quantile(draws, 0.5);
  }

  /**
   * Effective sample size for a quantile, of the indicator that a draw is at most the quantile.
   *
   * @param draws {@code [iteration][chain]}
   * @param p probability of the quantile, 0 to 1
   * @return number of draws; NaN where it does not exist
   * @throws io.github.metasaw.diagnostic.MetaException if {@code p} is not in [0, 1]
   */
  public static double quantile(double[][] draws, double p) {
    return quantile(SampledVariable.ofIterations(draws), p);
  }

  static double bulk(SampledVariable sample) {
    return sample.varies ? of(sample.bulk()) : Double.NaN;
  }

  static double tail(SampledVariable sample) {
    return Math.min(quantile(sample, 0.05), quantile(sample, 0.95));
  }

  static double mean(SampledVariable sample) {
    return sample.varies ? of(sample.split()) : Double.NaN;
  }

  static double quantile(SampledVariable sample, double p) {
    Quantiles.checkProbability(p);
    if (!sample.varies) {
      return Double.NaN;
    }
    int size = sample.sorted().length;
    // At most the largest holds always; half a draw below it does not.
    double inside = p == 1 ? (size - 0.5) / size : p;
    double bound = Quantiles.ofSorted(sample.sorted(), inside);
    return ofHalves(sample.map(x -> x <= bound ? 1 : 0));
  }

  static double ofHalves(double[][] chains) {
    return of(Chains.split(chains));
  }

  /** Of chains {@code [chain][iteration]} as they are, not cut in halves. */
  private static double of(double[][] chains) {
    int n = chains[0].length;
    if (n < 3 || !Chains.vary(chains)) {
      return Double.NaN;
    }
    double draws = (double) n * chains.length;
    double tau = Math.max(autocorrelationTime(chains), 1 / Math.log10(draws));
    return draws / tau;
  }

  /** 1 + 2 sum of the autocorrelations, up to where the sum of a pair of them turns negative. */
  private static double autocorrelationTime(double[][] chains) {
    int n = chains[0].length;
    Autocovariance autocovariance = Autocovariance.of(chains);
    double within = autocovariance.at(0) * n / (n - 1.0);
    double total = within * (n - 1.0) / n;
    if (chains.length > 1) {
      total += Moments.variance(Moments.means(chains));
    }
    double[] rho = new double[n];
    rho[0] = 1;
    rho[1] = 1 - (within - autocovariance.at(1)) / total;
    double even = rho[0];
    double odd = rho[1];
    int last = 0;
    while (last < n - 5 && even + odd > 0) {
      last += 2;
      even = 1 - (within - autocovariance.at(last)) / total;
      odd = 1 - (within - autocovariance.at(last + 1)) / total;
      if (even + odd >= 0) {
        rho[last] = even;
        rho[last + 1] = odd;
      }
    }
    if (even > 0) {
      rho[last] = even;
    }
    makeMonotone(rho, last);
    // With no pair but the first, R's 1:0 counts the first term twice, and so do we.
    double sum = rho[0];
    for (int t = 1; t < last; t++) {
      sum += rho[t];
    }
    return -1 + 2 * sum + rho[last];
  }

  /** Sums of pairs may not grow: one that does is put at the pair before. */
  private static void makeMonotone(double[] rho, int last) {
    for (int t = 2; t <= last - 2; t += 2) {
      if (rho[t] + rho[t + 1] > rho[t - 2] + rho[t - 1]) {
        rho[t] = (rho[t - 2] + rho[t - 1]) / 2;
        rho[t + 1] = rho[t];
      }
    }
  }
}
