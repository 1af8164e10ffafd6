package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.CoefficientTest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OneVarianceSolutionTest {

  private static final double[] YI = {0.1, 0.9, 0.4, 1.2, -0.2};
  private static final double[] VI = {0.02, 0.1, 0.05, 0.2, 0.03};
  private static final double[] X = {1, 0, 1, 1, 1, 2, 1, 3, 1, 4};

  private static OneVarianceSolution fit(FreqOptions options) {
    return OneVarianceSolution.fit(YI, VI, X, 2, options);
  }

  @Test
  void leveragesAndWeightsAddUp() {
    OneVarianceSolution fit = fit(FreqOptions.defaults());
    assertEquals(2, Arrays.stream(fit.hat()).sum(), 1e-12);
    assertEquals(100, Arrays.stream(fit.weights()).sum(), 1e-12);
  }

  @Test
  void residualsAreOrthogonalToTheDesign() {
    OneVarianceSolution fit = fit(FreqOptions.defaults());
    double[] r = fit.residuals();
    for (int j = 0; j < 2; j++) {
      double sum = 0;
      for (int i = 0; i < YI.length; i++) {
        sum += X[2 * i + j] * r[i] / (VI[i] + fit.tau2());
      }
      assertEquals(0, sum, 1e-12);
    }
  }

  /** Knapp and Hartung 2003: the weighted mean square of the residuals. */
  @Test
  void knappAndHartungScaleTheCovariance() {
    OneVarianceSolution plain = fit(FreqOptions.defaults());
    OneVarianceSolution scaled = fit(FreqOptions.defaults().withTest("knha"));
    double square = 0;
    for (int i = 0; i < YI.length; i++) {
      square += plain.residuals()[i] * plain.residuals()[i] / (VI[i] + plain.tau2()) / 3;
    }
    assertEquals(square, scaled.s2w(), 1e-12);
    assertEquals(Math.sqrt(square) * plain.se(1), scaled.se(1), 1e-12);
    assertEquals(3, scaled.testDf());
    assertTrue(Double.isNaN(plain.testDf()));
  }

  @Test
  void oneStudyIsItsOwnEstimateByZ() {
    OneVarianceSolution one =
        OneVarianceSolution.fit(
            new double[] {0.3},
            new double[] {0.04},
            null,
            1,
            FreqOptions.defaults().withTest("knha"));
    assertEquals(0.3, one.beta()[0]);
    assertEquals(0.2, one.se(0), 1e-15);
    assertEquals(CoefficientTest.Z, one.options().test());
    assertEquals(0, one.tau2());
  }

  @Test
  void tooFewStudiesAreRefusedUnlessTau2IsNotEstimated() {
    double[] y = {0.1, 0.5};
    double[] v = {0.1, 0.1};
    double[] x = {1, 0, 1, 1};
    FreqOptions usual = FreqOptions.defaults();
    assertThrows(MetaException.class, () -> OneVarianceSolution.fit(y, v, x, 2, usual));
    OneVarianceSolution common = OneVarianceSolution.fit(y, v, x, 2, usual.withMethod("common"));
    assertEquals(0.4, common.beta()[1], 1e-12);
    assertEquals(0, common.df());
  }

  @Test
  void givenWeightsMustBeOneEach() {
    FreqOptions two = FreqOptions.defaults().withWeights(1, 2);
    assertThrows(MetaException.class, () -> fit(two));
    OneVarianceSolution equal = fit(FreqOptions.defaults().withWeights(1, 1, 1, 1, 1));
    assertEquals(20, equal.weights()[3], 1e-12);
  }
}
