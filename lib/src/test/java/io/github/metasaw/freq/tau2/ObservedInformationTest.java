package io.github.metasaw.freq.tau2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ObservedInformationTest {

  private static final double[] YI = {0.1, 1.9, 0.4, -0.8, 2.3};

  private static MarginalModel model(double... v) {
    return CentredData.of(YI, v, null, 1).model();
  }

  @Test
  void withEqualVariancesItIsTheExpectedOneAtTheMaximum() {
    MarginalModel m = model(0.3, 0.3, 0.3, 0.3, 0.3);
    double total = 1.667;
    assertEquals(
        2 * total * total / 4, ObservedInformation.varianceOfTau2(m, total - 0.3, true), 1e-12);
    double ml = 0.8 * 1.667;
    assertEquals(2 * ml * ml / 5, ObservedInformation.varianceOfTau2(m, ml - 0.3, false), 1e-12);
  }

  /** Minus the second difference of the log-likelihood. */
  @Test
  void itIsTheCurvatureOfTheLikelihood() {
    MarginalModel m = model(0.05, 0.4, 0.1, 0.9, 0.2);
    double tau2 = 0.8;
    double h = 1e-4;
    for (boolean restricted : new boolean[] {true, false}) {
      double curvature =
          (logLik(m, tau2 + h, restricted)
                  - 2 * logLik(m, tau2, restricted)
                  + logLik(m, tau2 - h, restricted))
              / (h * h);
      assertEquals(-1 / curvature, ObservedInformation.varianceOfTau2(m, tau2, restricted), 1e-4);
    }
  }

  private static double logLik(MarginalModel m, double tau2, boolean restricted) {
    m.at(tau2);
    return restricted ? m.logLikREML(tau2) : m.logLikML(tau2);
  }

  @Test
  void atZeroThereIsNone() {
    assertTrue(Double.isNaN(ObservedInformation.varianceOfTau2(model(9, 9, 9, 9, 9), 0, true)));
  }
}
