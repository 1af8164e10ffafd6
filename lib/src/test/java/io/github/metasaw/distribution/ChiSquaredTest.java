package io.github.metasaw.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChiSquaredTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 10, 19, 40})
  void chiSquaredAgreesWithTheGammaFunction(int df) {
    for (double x : new double[] {1e-8, 0.1, 1, 5, 20, 100, 500}) {
      double expected = ChiSquaredDistribution.of(df).survivalProbability(x);
      assertEquals(1, Math.exp(ChiSquared.logSurvival(x, df)) / expected, 1e-11, df + " " + x);
    }
    assertEquals(0, ChiSquared.logSurvival(0, df), 0);
  }

  /**
   * pchisq(5000, 5, lower.tail = FALSE, log.p = TRUE) and pnorm(-60, log.p = TRUE) + log(2) of R.
   */
  @ParameterizedTest
  @CsvSource({"5000, 5, -2488.548013914212", "3600, 1, -1804.320413500007"})
  void farTails(double x, int df, double log) {
    assertEquals(log, ChiSquared.logSurvival(x, df), 1e-11);
  }

  @Test
  void normalIsChiSquaredOfOne() {
    for (double z : new double[] {0, 0.5, 2, 8, 40, 1000}) {
      assertEquals(ChiSquared.logSurvival(z * z, 1), Normal.logTwoSided(-z), 1e-12 * (1 + z * z));
    }
    double expected = 2 * NormalDistribution.of(0, 1).survivalProbability(1.7);
    assertEquals(expected, Math.exp(Normal.logTwoSided(1.7)), 1e-15);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 10, 40, 199, 200, 201, 1000})
  void survivalAgreesWithTheGammaFunction(int df) {
    for (double x : new double[] {1e-300, 1e-8, 0.1, 1, 5, 20, 100, 500, 999, 1001, 2000}) {
      double expected = ChiSquaredDistribution.of(df).survivalProbability(x);
      assertEquals(expected, ChiSquared.survival(x, df), 2e-13 * expected, df + " " + x);
    }
    assertEquals(1, ChiSquared.survival(0, df));
    assertEquals(1, ChiSquared.survival(-1e-9, df));
    assertEquals(Double.NaN, ChiSquared.survival(Double.NaN, df));
    assertEquals(0, ChiSquared.survival(Double.POSITIVE_INFINITY, df));
    assertEquals(1, ChiSquared.survival(3, 0));
  }

  @Test
  void quantilesInvertTheTails() {
    for (int df : new int[] {1, 3, 50}) {
      for (double tail : new double[] {1e-200, 1e-10, 0.05, 0.5, 0.99}) {
        double x = ChiSquared.upperQuantile(tail, df);
        assertEquals(Math.log(tail), ChiSquared.logSurvival(x, df), 1e-9 * -Math.log(1e-200));
      }
      assertEquals(ChiSquared.upperQuantile(0.25, df), ChiSquared.quantile(0.75, df), 1e-9);
    }
  }

  @Test
  void theLogOfATailIsNeverAboveZero() {
    assertEquals(0, ChiSquared.logSurvival(-3, 2));
    assertEquals(Double.NaN, ChiSquared.logSurvival(Double.NaN, 2));
    // Two degrees of freedom: exp(-x/2).
    assertEquals(-1e5, ChiSquared.logSurvival(2e5, 2), 1e-9);
  }
}
