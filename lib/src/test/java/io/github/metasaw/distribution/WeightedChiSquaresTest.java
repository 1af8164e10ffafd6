package io.github.metasaw.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class WeightedChiSquaresTest {

  @Test
  void equalWeightsAreAChiSquared() {
    for (int df : new int[] {1, 2, 7, 30}) {
      double[] lambda = new double[df];
      Arrays.fill(lambda, 2.5);
      for (double x : new double[] {0.01, 1, 10, 100}) {
        double expected = 1 - ChiSquared.survival(x / 2.5, df);
        assertEquals(expected, WeightedChiSquares.cdf(lambda, x), 1e-12);
      }
    }
    assertEquals(0, WeightedChiSquares.cdf(new double[] {1}, 0));
  }

  /** For two pairs of equal weights a and b the tail is (a e^(-x/2a) - b e^(-x/2b))/(a - b). */
  @Test
  void pairsOfWeightsHaveAClosedForm() {
    double a = 3;
    double b = 0.5;
    for (double x : new double[] {0.1, 2, 20}) {
      double tail = (a * Math.exp(-x / (2 * a)) - b * Math.exp(-x / (2 * b))) / (a - b);
      assertEquals(1 - tail, WeightedChiSquares.cdf(new double[] {a, a, b, b}, x), 1e-13);
    }
  }

  @Test
  void simulationAgrees() {
    RandomGenerator random = new SplittableRandom(20);
    double[] lambda = {4, 1, 0.3};
    int below = 0;
    int n = 200_000;
    for (int i = 0; i < n; i++) {
      double q = 0;
      for (double l : lambda) {
        double z = random.nextGaussian();
        q += l * z * z;
      }
      below += q < 5 ? 1 : 0;
    }
    double p = WeightedChiSquares.cdf(lambda, 5);
    assertEquals(p, below / (double) n, 6 * Math.sqrt(p * (1 - p) / n));
  }

  @Test
  void onlyPositiveEigenvaluesAreWeights() {
    double[] found = WeightedChiSquares.positiveEigenvalues(new double[][] {{2, 2}, {2, 2}});
    assertArrayEquals(new double[] {4}, found, 1e-14);
  }

  /** Near 0 the distribution function is that of a power: relative digits hold in the low tail. */
  @Test
  void smallProbabilitiesKeepTheirDigits() {
    double[] lambda = {1, 1, 1, 1, 1, 1};
    for (double x : new double[] {1e-6, 1e-3, 0.05}) {
      // chi2(6): 1 - exp(-h)(1 + h + h^2/2), h = x/2, as its series.
      double h = x / 2;
      double sum = 0;
      double term = h * h * h / 6;
      for (int j = 4; j < 30; j++) {
        sum += term;
        term *= h / j;
      }
      double expected = Math.exp(-h) * sum;
      assertEquals(1, WeightedChiSquares.cdf(lambda, x) / expected, 1e-11);
    }
  }

  @Test
  void scaleMovesWithTheWeights() {
    double[] lambda = {4, 1, 0.3};
    double[] large = {4e8, 1e8, 0.3e8};
    for (double x : new double[] {0.01, 1, 20, 100}) {
      double p = WeightedChiSquares.cdf(lambda, x);
      assertEquals(p, WeightedChiSquares.cdf(large, x * 1e8), 1e-13);
    }
    assertEquals(1, WeightedChiSquares.cdf(lambda, 1e4), 1e-15);
    assertEquals(0, WeightedChiSquares.cdf(lambda, -1));
    assertEquals(0, WeightedChiSquares.cdf(lambda, Double.NaN));
  }

  /** One weight far above the others: nearly chi-squared of one, the others adding their mean. */
  @Test
  void aDominantWeightLeavesOneDegreeOfFreedom() {
    double[] lambda = {1, 1e-9, 1e-9};
    for (double x : new double[] {0.5, 3, 10}) {
      double one = 1 - ChiSquared.survival(x, 1);
      assertEquals(one, WeightedChiSquares.cdf(lambda, x), 3e-9);
    }
  }
}
