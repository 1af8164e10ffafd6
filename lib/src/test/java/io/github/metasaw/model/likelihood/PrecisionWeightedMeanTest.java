package io.github.metasaw.model.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Symmetric;
import org.junit.jupiter.api.Test;

class PrecisionWeightedMeanTest {

  private static final double[] YI = {0.3, 0.8, -0.1};
  private static final double[] VI = {0.1, 0.2, 0.4};

  /** By hand: weights 10, 5 and 2.5. */
  @Test
  void independentStudiesAreWeightedByPrecision() {
    PrecisionWeightedMean mean = PrecisionWeightedMean.independent(YI, VI);
    assertEquals(17.5, mean.precision(), 1e-13);
    assertEquals(6.75 / 17.5, mean.estimate(), 1e-15);
    double q = 10 * 0.09 + 5 * 0.64 + 2.5 * 0.01 - 6.75 * 6.75 / 17.5;
    assertEquals(q, mean.q(), 1e-13);
    assertEquals(6.75 * 6.75 / 17.5, mean.squaredZ(), 1e-13);
    assertEquals((q - 2) / 17.5, mean.zeta2(), 1e-14);
  }

  @Test
  void aDiagonalVIsThatOfIndependentStudies() {
    assertEquals(
        PrecisionWeightedMean.independent(YI, VI), PrecisionWeightedMean.of(YI, Diagonal.of(VI)));
  }

  /** By hand: two studies with covariance c have weights (v - c) / (v^2 - c^2) = 1 / (v + c). */
  @Test
  void correlatedStudiesShareTheirInformation() {
    double c = 0.05;
    Symmetric V =
        KnownV.dense(new double[][] {{0.1, c}, {c, 0.1}}).select(new int[] {0, 1}, i -> "row " + i);
    PrecisionWeightedMean mean = PrecisionWeightedMean.of(new double[] {0.2, 0.6}, V);
    assertEquals(0.4, mean.estimate(), 1e-14);
    assertEquals(2 / (0.1 + c), mean.precision(), 1e-12);
    assertEquals(0.4 * 0.4 / (2 * (0.1 - c)), mean.q(), 1e-12);
  }

  @Test
  void aVarianceOfZeroHasNoWeight() {
    PrecisionWeightedMean mean =
        PrecisionWeightedMean.independent(new double[] {0.1, 0.2}, new double[] {0, 0.1});
    assertTrue(Double.isNaN(mean.estimate()));
    assertTrue(Double.isNaN(mean.zeta2()));
  }
}
