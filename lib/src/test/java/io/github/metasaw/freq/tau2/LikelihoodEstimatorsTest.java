package io.github.metasaw.freq.tau2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LikelihoodEstimatorsTest {

  private static final double[] YI = {0.1, 1.9, 0.4, -0.8, 2.3};
  private static final double S2 = 1.667;

  private static MarginalModel model(double v) {
    double[] vi = new double[YI.length];
    Arrays.fill(vi, v);
    return CentredData.of(YI, vi, null, 1).model();
  }

  @Test
  void withEqualVariancesBothHaveClosedForms() {
    assertEquals(S2 - 0.3, LikelihoodEstimators.reml(model(0.3), null, Double.NaN).tau2(), 1e-12);
    assertEquals(
        0.8 * S2 - 0.3, LikelihoodEstimators.ml(model(0.3), null, Double.NaN).tau2(), 1e-12);
  }

  @Test
  void theyAreZeroWhereEstimatesDifferLess() {
    assertEquals(0, LikelihoodEstimators.reml(model(1.7), null, Double.NaN).tau2());
    assertEquals(0, LikelihoodEstimators.ml(model(1.5), null, Double.NaN).tau2());
    assertTrue(LikelihoodEstimators.reml(model(1.5), null, Double.NaN).tau2() > 0);
  }

  /** The score of tau2 is 0 at the estimate, and the likelihood lower on both sides. */
  @Test
  void estimatesAreMaxima() {
    double[] vi = {0.05, 0.4, 0.1, 0.9, 0.2};
    MarginalModel m = CentredData.of(YI, vi, null, 1).model();
    double ml = LikelihoodEstimators.ml(m, null, Double.NaN).tau2();
    double reml = LikelihoodEstimators.reml(m, null, Double.NaN).tau2();
    for (double factor : new double[] {0.9, 0.999, 1.001, 1.1}) {
      assertTrue(logLik(m, ml * factor, false) < logLik(m, ml, false));
      assertTrue(logLik(m, reml * factor, true) < logLik(m, reml, true));
    }
  }

  private static double logLik(MarginalModel m, double tau2, boolean restricted) {
    m.at(tau2);
    return restricted ? m.logLikREML(tau2) : m.logLikML(tau2);
  }

  @Test
  void aHintOnlySavesWork() {
    double cold = LikelihoodEstimators.reml(model(0.3), null, Double.NaN).tau2();
    Tau2Estimate warm = LikelihoodEstimators.reml(model(0.3), null, 1.1 * cold);
    assertEquals(cold, warm.tau2(), 1e-12);
    assertTrue(warm.evaluations() <= 4);
  }
}
