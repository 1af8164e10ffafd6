package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.distribution.QuadraticForms;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * With equal shares and variances d, k Q/d is noncentral chi-square with k - 1 degrees of freedom:
 * a Poisson mixture of central ones.
 */
class NoncentralTest {

  @ParameterizedTest
  @CsvSource({
    "2, 0",
    "2, 3",
    "2, 50",
    "2, 400",
    "2, 5000",
    "8, 0",
    "8, 30",
    "8, 1000",
    "40, 0",
    "40, 20",
    "40, 400",
    "79, 0",
    "79, 60",
    "79, 3000",
    "500, 0",
    "500, 300"
  })
  void agreesWithThePoissonMixture(int k, double lambda) {
    double[] eta = new double[k];
    double[] m = new double[k];
    double[] d = new double[k];
    Arrays.fill(eta, 1.0 / k);
    Arrays.fill(d, 1);
    m[0] = Math.sqrt(lambda / 2);
    m[1] = -m[0];
    QuadraticFormMixture mixture =
        new QuadraticFormMixture(new QuadraticForms(eta, m, d, new double[0], 0), new double[] {1});
    double mean = k - 1 + lambda;
    double sd = Math.sqrt(2 * (k - 1) + 4 * lambda);
    assertEquals(mean / k, mixture.mean(), 1e-12 * mean);
    assertEquals(sd / k, mixture.sd(), 1e-10 * sd);
    for (double z = -8; z <= 10; z += 0.25) {
      double x = mean + z * sd;
      if (x > 0) {
        assertEquals(noncentral(x, k - 1, lambda), mixture.cdf(x / k), 2e-10, "z = " + z);
      }
    }
    for (double p : new double[] {1e-4, 0.025, 0.5, 0.975, 0.9999}) {
      assertEquals(p, noncentral(k * mixture.quantile(p), k - 1, lambda), 2e-10, "p = " + p);
    }
  }

  private static double noncentral(double x, int df, double lambda) {
    double sum = 0;
    double log = -lambda / 2;
    for (int j = 0; j < lambda + 40 * Math.sqrt(lambda) + 100; j++) {
      sum += Math.exp(log) * ChiSquaredDistribution.of(df + 2.0 * j).cumulativeProbability(x);
      log += Math.log(lambda / 2) - Math.log(j + 1);
    }
    return sum;
  }
}
