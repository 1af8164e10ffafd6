package io.github.metasaw.draws;

import java.util.Arrays;

/**
 * The spectral density at frequency zero of one chain, by an autoregression whose order is chosen
 * by AIC: n times the variance of the chain's mean, as n grows. Agrees with coda's {@code
 * spectrum0.ar}, which rests on R's {@code ar.yw}.
 *
 * <p>Yule-Walker equations by the Levinson-Durbin recursion, orders 0 to min(n - 1, 10 log10 n);
 * AIC = n log(innovation variance) + 2 order; the innovation variance is scaled by n / (n - order -
 * 1).
 *
 * @param density innovation variance / (1 - sum of coefficients)^2, on the scale of squared draws
 * @param order the order chosen
 */
record ArSpectrum(double density, int order) {

  /** R's tolerance of equality, here relative to the chain's SD and not, as in coda, absolute. */
  private static final double STRAIGHT = 1.5e-8;

  /** Of the draws of one chain; NaN for one draw, or draws that are not finite. */
  static ArSpectrum of(double[] chain) {
    int n = chain.length;
    double[][] one = {chain};
    if (n < 2 || !Chains.finite(chain)) {
      return new ArSpectrum(Double.NaN, 0);
    }
    if (!Chains.vary(one) || isStraight(chain)) {
      return new ArSpectrum(0, 0);
    }
    int most = Math.min(n - 1, (int) Math.floor(10 * Math.log10(n)));
    Autocovariance autocovariance = Autocovariance.of(one);
    double[] coefficients = new double[0];
    double[] best = coefficients;
    double variance = autocovariance.at(0);
    double bestVariance = variance;
    double bestAic = n * Math.log(variance);
    for (int order = 1; order <= most; order++) {
      double partial = partial(autocovariance, coefficients) / variance;
      coefficients = extend(coefficients, partial);
      variance *= 1 - partial * partial;
      double aic = n * Math.log(variance) + 2 * order;
      if (aic < bestAic) {
        bestAic = aic;
        best = coefficients;
        bestVariance = variance;
      }
    }
    double gain = 1 - Arrays.stream(best).sum();
    double innovation = bestVariance * n / (n - (best.length + 1.0));
    return new ArSpectrum(innovation / (gain * gain), best.length);
  }

  /** What the next lag holds that the coefficients so far do not explain. */
  private static double partial(Autocovariance autocovariance, double[] coefficients) {
    int order = coefficients.length + 1;
    double rest = autocovariance.at(order);
    for (int j = 0; j < coefficients.length; j++) {
      rest -= coefficients[j] * autocovariance.at(order - 1 - j);
    }
    return rest;
  }

  private static double[] extend(double[] coefficients, double partial) {
    int order = coefficients.length;
    double[] next = Arrays.copyOf(coefficients, order + 1);
    for (int j = 0; j < order; j++) {
      next[j] -= partial * coefficients[order - 1 - j];
    }
    next[order] = partial;
    return next;
  }

  /** Whether the chain is a straight line, for which coda gives 0. */
  private static boolean isStraight(double[] chain) {
    int n = chain.length;
    double mean = Moments.mean(chain);
    double product = 0;
    for (int i = 0; i < n; i++) {
      product += (i - (n - 1) / 2.0) * (chain[i] - mean);
    }
    double slope = product * 12 / (n * (n * (double) n - 1));
    double residual = 0;
    for (int i = 0; i < n; i++) {
      double r = chain[i] - mean - slope * (i - (n - 1) / 2.0);
      residual += r * r;
    }
    double total = Moments.variance(chain, mean) * (n - 1);
    return residual <= STRAIGHT * STRAIGHT * total;
  }
}
