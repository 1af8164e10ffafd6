package io.github.metasaw.freq.bias;

import io.github.metasaw.distribution.Normal;
import java.util.Arrays;

/**
 * Significant absolute z values as a mixture of normal distributions with SD 1 and means 0 to 6,
 * folded at 0 and truncated to the values between 1.96 and 6; the weights by the EM algorithm,
 * whose likelihood is concave, so that every start ends at the maximum.
 *
 * @param weights of the components [7]
 * @param high share of the significant values above 6
 */
record ZMixture(double[] weights, double high) {

  /** Where z values are significant at 0.05, two-sided. */
  static final double FROM = Normal.QUANTILE_975;

  /** Up to where the mixture is fitted. */
  static final double TO = 6;

  private static final int COMPONENTS = 7;
  private static final int MAX_ITERATIONS = 20_000;
  private static final double CONVERGED = 1e-8;
  private static final int MAX_REFIT_ITERATIONS = 1000;
  private static final double REFIT_CONVERGED = 1e-5;

  /** Fits the mixture to significant values. */
  static ZMixture fit(double... significant) {
    double[] even = new double[COMPONENTS];
    Arrays.fill(even, 1.0 / COMPONENTS);
    return fit(significant, even, MAX_ITERATIONS, CONVERGED);
  }

  /** Fits the mixture to a resample, from these weights on. */
  ZMixture refit(double... significant) {
    return fit(significant, weights, MAX_REFIT_ITERATIONS, REFIT_CONVERGED);
  }

  private static ZMixture fit(double[] significant, double[] start, int most, double converged) {
    double[] z = Arrays.stream(significant).filter(value -> value < TO).toArray();
    double high = 1 - (double) z.length / significant.length;
    double[] weights = start.clone();
    double[][] densities = new double[z.length][];
    Arrays.setAll(densities, i -> densities(z[i]));
    double before = Double.NEGATIVE_INFINITY;
    for (int iteration = 0; iteration < most; iteration++) {
      double[] sums = new double[COMPONENTS];
      double logLik = 0;
      for (double[] density : densities) {
        double mixed = 0;
        for (int j = 0; j < COMPONENTS; j++) {
          mixed += weights[j] * density[j];
        }
        for (int j = 0; j < COMPONENTS; j++) {
          sums[j] += weights[j] * density[j] / mixed;
        }
        logLik += Math.log(mixed);
      }
      for (int j = 0; j < COMPONENTS && z.length > 0; j++) {
        weights[j] = sums[j] / z.length;
      }
      if (logLik - before < converged) {
        break;
      }
      before = logLik;
    }
    return new ZMixture(weights, high);
  }

  /** Densities of the truncated components at a value. */
  private static double[] densities(double z) {
    double[] all = new double[COMPONENTS];
    for (int mean = 0; mean < COMPONENTS; mean++) {
      double inside = tail(FROM, mean) - tail(TO, mean);
      all[mean] = (Normal.density(z - mean) + Normal.density(z + mean)) / inside;
    }
    return all;
  }

  /** P(|Z| > z) when Z has this mean and SD 1. */
  private static double tail(double z, double mean) {
    return Normal.survival(z - mean) + Normal.survival(z + mean);
  }

  /** Density of all absolute values, significant or not; those from 1.96 to 6 have area 1. */
  static double[] density(double[] weights, double... at) {
    return Arrays.stream(at)
        .map(
            z -> {
              double[] all = densities(z);
              double sum = 0;
              for (int j = 0; j < all.length; j++) {
                sum += weights[j] * all[j];
              }
              return sum;
            })
        .toArray();
  }

  /** The mean power of all studies: weights before selection are those after it over the power. */
  double discovery() {
    double before = high;
    for (int mean = 0; mean < COMPONENTS; mean++) {
      before += (1 - high) * weights[mean] / tail(FROM, mean);
    }
    return 1 / before;
  }

  /** The mean probability that a significant study is so again, in the same direction. */
  double replication() {
    double sum = high;
    for (int mean = 0; mean < COMPONENTS; mean++) {
      sum += (1 - high) * weights[mean] * Normal.survival(FROM - mean);
    }
    return sum;
  }
}
