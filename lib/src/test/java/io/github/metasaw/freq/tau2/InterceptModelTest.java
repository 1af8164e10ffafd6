package io.github.metasaw.freq.tau2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scalar sums agree with matrices, and with derivatives of the likelihood. */
class InterceptModelTest {

  private static final int K = 20;

  private final double[] y = new double[K];
  private final double[] v = new double[K];

  InterceptModelTest() {
    Random random = new Random(2);
    for (int i = 0; i < K; i++) {
      v[i] = 0.01 + random.nextDouble();
      y[i] = Math.sqrt(v[i] + 0.5) * random.nextGaussian();
    }
  }

  private InterceptModel model() {
    return new InterceptModel(y.clone(), v.clone());
  }

  /** The general model with one orthonormal column. */
  private RegressionModel matrices() {
    double[] q = new double[K];
    java.util.Arrays.fill(q, 1 / Math.sqrt(K));
    return new RegressionModel(y.clone(), v.clone(), q, 1, y.clone());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 0.5, 100})
  void itAgreesWithTheGeneralModel(double tau2) {
    InterceptModel quick = model();
    RegressionModel general = matrices();
    quick.at(tau2);
    general.at(tau2);
    assertEquals(general.yPy, quick.yPy, 1e-12 * general.yPy);
    assertEquals(general.yPPy, quick.yPPy, 1e-12 * general.yPPy);
    assertEquals(general.yPPPy, quick.yPPPy, 1e-12 * general.yPPPy);
    assertEquals(general.trP, quick.trP, 1e-12 * general.trP);
    assertEquals(general.trPP, quick.trPP, 1e-12 * general.trPP);
    assertEquals(general.logLikREML(tau2), quick.logLikREML(tau2), 1e-11);
    assertEquals(general.logLikML(tau2), quick.logLikML(tau2), 1e-11);
    assertEquals(general.totalSquares(), quick.totalSquares(), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.5, 3})
  void theScoreIsTwiceTheSlopeOfTheLogLikelihood(double tau2) {
    double h = 1e-5 * tau2;
    InterceptModel model = model();
    for (boolean restricted : new boolean[] {true, false}) {
      double above = logLik(model, tau2 + h, restricted);
      double below = logLik(model, tau2 - h, restricted);
      assertEquals((above - below) / h, model.score(tau2, restricted), 1e-5);
    }
  }

  private static double logLik(InterceptModel model, double tau2, boolean restricted) {
    model.at(tau2);
    return restricted ? model.logLikREML(tau2) : model.logLikML(tau2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-9, -1e-9, 0.1})
  void settlingNearTheLastValueIsEvaluatingAgain(double step) {
    InterceptModel settled = model();
    settled.at(0.5);
    double tau2 = 0.5 * (1 + step);
    settled.settle(tau2);
    InterceptModel evaluated = model();
    evaluated.at(tau2);
    assertEquals(evaluated.yPy, settled.yPy, 1e-14 * evaluated.yPy);
    assertEquals(evaluated.coefficients()[0], settled.coefficients()[0], 1e-15);
    assertEquals(evaluated.covariance()[0], settled.covariance()[0], 1e-15);
  }
}
