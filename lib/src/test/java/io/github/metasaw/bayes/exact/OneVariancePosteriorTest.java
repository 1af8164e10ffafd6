package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.formula.ModelText;
import io.github.metasaw.model.RegressionData;
import org.junit.jupiter.api.Test;

class OneVariancePosteriorTest {

  private static final double[] Y = {28, 8, -3, 7, -1, 1, 18, 12};
  private static final double[] V = {225, 100, 256, 121, 81, 121, 100, 324};

  private static OneVariancePosterior posterior(String priors) {
    return OneVariancePosterior.compute(
        RegressionData.intercept(Y, V), ModelText.parse("yi ~ 1\n" + priors).priors());
  }

  /** Given tau and mu ~ N(m, s^2) everything is normal. */
  @Test
  void aKnownTauLeavesNormalDistributions() {
    OneVariancePosterior posterior =
        posterior("prior mu = normal(2, sd = 3)\nprior tau = fixed(5)");
    double precision = 1 / 9.0;
    double sum = 2 / 9.0;
    for (int i = 0; i < Y.length; i++) {
      precision += 1 / (V[i] + 25);
      sum += Y[i] / (V[i] + 25);
    }
    assertEquals(sum / precision, posterior.coefficient(0).mean(), 1e-12);
    assertEquals(Math.sqrt(1 / precision), posterior.coefficient(0).sd(), 1e-12);
    double b = V[0] / (V[0] + 25);
    assertEquals(b * sum / precision + (1 - b) * Y[0], posterior.theta(0).mean(), 1e-12);
    assertEquals(Math.sqrt(25 * b + b * b / precision), posterior.theta(0).sd(), 1e-12);
    assertEquals(5, posterior.tau().mean());
  }

  /** The sum over tau on a fine grid, mu integrated in closed form. */
  @Test
  void quadratureFollowsASumOverTau() {
    OneVariancePosterior posterior =
        posterior("prior mu = normal(0, sd = 10)\nprior tau = half_cauchy(5)");
    double total = 0;
    double first = 0;
    double mu = 0;
    double step = 0.002;
    for (double u = -14; u < 9; u += step) {
      double tau = Math.exp(u);
      double precision = 0.01;
      double sum = 0;
      double log = -0.5 * Math.log(100);
      for (int i = 0; i < Y.length; i++) {
        double v = V[i] + tau * tau;
        precision += 1 / v;
        sum += Y[i] / v;
        log -= 0.5 * (Math.log(2 * Math.PI * v) + Y[i] * Y[i] / v);
      }
      log += 0.5 * (sum * sum / precision - Math.log(precision));
      double weight = step * Math.exp(log) * tau * 2 / (Math.PI * 5 * (1 + tau * tau / 25));
      total += weight;
      first += weight * tau;
      mu += weight * sum / precision;
    }
    assertEquals(Math.log(total), posterior.logMarginal(), 1e-6);
    assertEquals(mu / total, posterior.coefficient(0).mean(), 1e-5);
    assertEquals(first / total, posterior.tau().mean(), 1e-4);
  }
}
