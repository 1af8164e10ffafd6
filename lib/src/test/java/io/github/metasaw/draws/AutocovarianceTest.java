package io.github.metasaw.draws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AutocovarianceTest {

  private static double naive(double[][] chains, int lag) {
    double sum = 0;
    for (double[] chain : chains) {
      double mean = 0;
      for (double x : chain) {
        mean += x / chain.length;
      }
      for (int t = lag; t < chain.length; t++) {
        sum += (chain[t] - mean) * (chain[t - lag] - mean);
      }
    }
    return sum / chains[0].length / chains.length;
  }

  /** Sums below lag 128, the Fourier transform above it: both are the definition. */
  @Test
  void sumsAndTransformFollowTheDefinition() {
    double[][] chains = {
      Series.autoregression(0.9, 500, 0),
      Series.autoregression(0.2, 500, 1),
      Series.autoregression(-0.5, 500, 2)
    };
    Autocovariance autocovariance = Autocovariance.of(chains);
    for (int lag : new int[] {0, 1, 2, 7, 126, 127, 128, 129, 300, 499}) {
      assertEquals(naive(chains, lag), autocovariance.at(lag), 1e-12, "lag " + lag);
    }
  }

  /** Adding a constant to a chain changes nothing, as each is centred at its own mean. */
  @Test
  void chainsAreCentredOneByOne() {
    double[] x = Series.autoregression(0.5, 60, 0);
    double[] shifted = x.clone();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] += 1000;
    }
    Autocovariance both = Autocovariance.of(new double[][] {x, shifted});
    Autocovariance one = Autocovariance.of(new double[][] {x});
    for (int lag = 0; lag < 10; lag++) {
      assertEquals(one.at(lag), both.at(lag), 1e-11);
    }
  }
}
