package io.github.metasaw.freq.tau2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.distribution.ChiSquared;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MomentEstimatorsTest {

  /** With equal variances v all of them rest on the sample variance s2 of the estimates. */
  private static final double V = 0.3;

  private static final double[] YI = {0.1, 1.9, 0.4, -0.8, 2.3};
  private static final double S2 = 1.667;

  private static MarginalModel model() {
    double[] v = new double[YI.length];
    Arrays.fill(v, V);
    return CentredData.of(YI, v, null, 1).model();
  }

  @Test
  void theSampleVarianceIsRight() {
    double mean = Arrays.stream(YI).average().orElseThrow();
    assertEquals(S2, Arrays.stream(YI).map(y -> (y - mean) * (y - mean)).sum() / 4, 1e-12);
  }

  @Test
  void withEqualVariancesUnbiasedEstimatesAreTheSampleVarianceLessTheirs() {
    MarginalModel m = model();
    double nan = Double.NaN;
    assertEquals(S2 - V, MomentEstimators.derSimonianLaird(m, null, nan).tau2(), 1e-12);
    assertEquals(S2 - V, MomentEstimators.hedges(m, null, nan).tau2(), 1e-12);
    assertEquals(S2 - V, MomentEstimators.twoStep(m, null, nan).tau2(), 1e-12);
    assertEquals(S2 - V, MomentEstimators.pauleMandel(m, null, nan).tau2(), 1e-12);
    assertEquals(
        S2 - V, MomentEstimators.generalized(m, new double[] {3, 3, 3, 3, 3}, nan).tau2(), 1e-12);
  }

  @Test
  void theOthersHaveTheirOwnDivisors() {
    MarginalModel m = model();
    double nan = Double.NaN;
    assertEquals(0.8 * S2 - V, MomentEstimators.hunterSchmidt(m, null, nan).tau2(), 1e-12);
    assertEquals(S2 - V, MomentEstimators.hunterSchmidtSmall(m, null, nan).tau2(), 1e-12);
    double crude = 0.8 * S2;
    assertEquals(
        crude * S2 / (V + crude), MomentEstimators.sidikJonkman(m, null, nan).tau2(), 1e-12);
    double median = ChiSquared.quantile(0.5, 4);
    assertEquals(
        4 * S2 / median - V, MomentEstimators.pauleMandelMedian(m, null, nan).tau2(), 1e-11);
    assertEquals(
        4 * S2 / median - V,
        MomentEstimators.generalizedMedian(m, new double[] {1, 1, 1, 1, 1}, nan).tau2(),
        1e-8);
  }

  @Test
  void generalizedWeightsMustBeGiven() {
    assertThrows(
        MetaException.class, () -> MomentEstimators.generalized(model(), null, Double.NaN));
  }
}
