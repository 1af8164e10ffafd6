package io.github.metasaw.data.effect.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.random.RRandom;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

class FixedPredictorsTest {

  /** The same moments by a mixture of central F densities, on a fine grid. */
  private static double byMixture(double r2, double n, double m) {
    double df = n - m - 1;
    double f = df / m * r2 / (1 - r2);
    int points = 4000;
    double[] sum = new double[3];
    for (int i = 0; i < points; i++) {
      double rho2 = (i + 0.5) / points;
      double likelihood = density(f, m, df, n * rho2 / (1 - rho2));
      sum[0] += likelihood;
      sum[1] += likelihood * rho2;
      sum[2] += likelihood * rho2 * rho2;
    }
    double mean = sum[1] / sum[0];
    return sum[2] / sum[0] - mean * mean;
  }

  private static double density(double f, double df1, double df2, double lambda) {
    if (lambda > 2000) {
      return 0;
    }
    PoissonDistribution poisson = PoissonDistribution.of(lambda / 2);
    double sum = 0;
    for (int j = 0; j < lambda / 2 + 12 * Math.sqrt(lambda / 2) + 20; j++) {
      double shape = df1 + 2 * j;
      double ratio = df1 / shape;
      sum += poisson.probability(j) * ratio * FDistribution.of(shape, df2).density(f * ratio);
    }
    return sum;
  }

  @Test
  void agreesWithAMixtureOfCentralDistributions() {
    for (double[] x : new double[][] {{0.2, 60, 2}, {0.45, 41, 4}, {0.08, 90, 3}}) {
      double expected = byMixture(x[0], x[1], x[2]);
      assertEquals(expected, FixedPredictors.variance(x[0], x[1], x[2]), 1e-5 * expected);
    }
  }

  @Test
  void largeSamplesHaveTheVarianceOfTheNoncentralF() {
    // With fixed predictors var(R2) tends to 2 R2 (2 - R2) (1 - R2)^2 / n.
    for (double r2 : new double[] {0.1, 0.3, 0.6}) {
      double n = 50_000;
      double limit = 2 * r2 * (2 - r2) * (1 - r2) * (1 - r2) / n;
      assertEquals(limit, FixedPredictors.variance(r2, n, 3), 0.01 * limit);
    }
    assertTrue(Double.isNaN(FixedPredictors.variance(1, 50, 3)));
    assertTrue(Double.isNaN(FixedPredictors.variance(Double.NaN, 50, 3)));
  }

  /** Regressions on the same predictors: the delta method is right, and metafor's factor is not. */
  @Test
  void fisherZVariesAsTheDeltaMethodSays() {
    double rho2 = 0.3;
    int n = 400;
    int m = 2;
    double lambda = n * rho2 / (1 - rho2);
    RRandom random = RRandom.setSeed(20);
    int draws = 20_000;
    double[] z = new double[draws];
    for (int i = 0; i < draws; i++) {
      double first = random.rnorm(1)[0] + Math.sqrt(lambda);
      double second = random.rnorm(1)[0];
      double model = first * first + second * second;
      double residual = random.rgamma(1, (n - m - 1) / 2.0)[0] * 2;
      z[i] =
          Math.log1p(Math.sqrt(model / (model + residual))) / 2
              - Math.log1p(-Math.sqrt(model / (model + residual))) / 2;
    }
    double mean = java.util.Arrays.stream(z).average().orElseThrow();
    double variance =
        java.util.Arrays.stream(z).map(v -> (v - mean) * (v - mean)).sum() / (draws - 1);
    RawData raw = RawData.of(1).with(Input.R2I, rho2).with(Input.NI, n).with(Input.MI, m);
    double own = EffectMeasure.ZR2F.compute(raw, EffectOptions.defaults()).vi()[0];
    double ofR2 = EffectMeasure.R2F.compute(raw, EffectOptions.defaults()).vi()[0];
    assertEquals(variance, own, 0.04 * variance);
    double metafor = ofR2 / Math.pow(1 - rho2 * rho2, 2);
    assertTrue(Math.abs(metafor - variance) > 0.2 * variance);
  }
}
