package io.github.metasaw.bayes.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.bayes.bias.BiasAdjustment.Predictor;
import io.github.metasaw.integrate.CompositeRule;
import org.junit.jupiter.api.Test;

class SlopeLikelihoodTest {

  /** By panels of Gauss and Legendre in the angle whose tangent a half-Cauchy slope is. */
  private static double byAngle(Predictor predictor, double scale, double mu, double tau) {
    return CompositeRule.integrate(
        angle -> {
          double slope = scale * Math.tan(angle);
          double log = 0;
          for (int i = 0; i < Bem.D.length; i++) {
            double variance = Bem.SE[i] * Bem.SE[i] + tau * tau;
            double gap = Bem.D[i] - mu - slope * predictor.of(Bem.SE[i]);
            log -= 0.5 * (Math.log(2 * Math.PI * variance) + gap * gap / variance);
          }
          return 2 / Math.PI * Math.exp(log);
        },
        0,
        Math.PI / 2,
        400);
  }

  @Test
  void theSlopeIsIntegratedOverItsPrior() {
    for (Predictor predictor : Predictor.values()) {
      double scale = predictor == Predictor.PET ? 1 : 5;
      SlopeLikelihood likelihood =
          new SlopeLikelihood(
              Bem.DATA,
              new BiasAdjustment.Slope(
                  predictor,
                  predictor == Predictor.PET
                      ? RobmaPriors.DEFAULT.pet()
                      : RobmaPriors.DEFAULT.peese()));
      likelihood.prepare(0.05, 0.05, 2);
      for (double mu : new double[] {-0.3, 0, 0.2, 0.5}) {
        for (double tau : new double[] {0, 0.1, 1}) {
          double expected = byAngle(predictor, scale, mu, tau);
          double[] sum = likelihood.integrate(mu, tau, 0);
          assertEquals(1, sum[0] / expected, 1e-8, predictor + " " + mu + " " + tau);
          double about = likelihood.approximate(mu, tau);
          assertTrue(Math.abs(about - Math.log(expected)) < 10, "about " + about);
        }
      }
    }
  }
}
