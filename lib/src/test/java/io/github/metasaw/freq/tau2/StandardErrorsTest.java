package io.github.metasaw.freq.tau2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StandardErrorsTest {

  /** With equal variances v they have closed forms in v + tau2. */
  private static final int K = 5;

  private static final double V = 0.3;
  private static final double TAU2 = 1.2;

  private static MarginalModel model() {
    double[] v = new double[K];
    Arrays.fill(v, V);
    return CentredData.of(new double[] {0.1, 1.9, 0.4, -0.8, 2.3}, v, null, 1).model();
  }

  @Test
  void withEqualVariancesTheyAreThoseOfASampleVariance() {
    double unbiased = Math.sqrt(2.0 / (K - 1)) * (V + TAU2);
    assertEquals(unbiased, StandardErrors.derSimonianLaird(model(), TAU2, null), 1e-12);
    assertEquals(unbiased, StandardErrors.hedges(model(), TAU2, null), 1e-12);
    assertEquals(unbiased, StandardErrors.twoStep(model(), TAU2, null), 1e-12);
    assertEquals(unbiased, StandardErrors.reml(model(), TAU2, null), 1e-12);
    assertEquals(Math.sqrt(2.0 / K) * (V + TAU2), StandardErrors.ml(model(), TAU2, null), 1e-12);
    assertEquals(
        Math.sqrt(2.0 * (K - 1)) / K * (V + TAU2),
        StandardErrors.hunterSchmidt(model(), TAU2, null),
        1e-12);
    assertEquals(unbiased, StandardErrors.hunterSchmidtSmall(model(), TAU2, null), 1e-12);
    assertEquals(unbiased, StandardErrors.empiricalBayes(model(), TAU2, null), 1e-12);
  }

  @Test
  void withoutWeightsGeneralizedMethodsHaveNone() {
    assertTrue(Double.isNaN(StandardErrors.generalized(model(), TAU2, null)));
    assertTrue(Double.isNaN(StandardErrors.none(model(), TAU2, null)));
  }
}
