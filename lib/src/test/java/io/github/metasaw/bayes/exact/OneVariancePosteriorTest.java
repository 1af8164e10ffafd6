package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.model.RegressionData;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

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

  /** The fits of tables come to the same by way of Studies, Design and sources. */
  @Test
  void theFitOfATableGivesTheSame() {
    String priors = "prior mu = normal(0, sd = 10)\nprior tau = half_cauchy(5)";
    OneVariancePosterior posterior = posterior(priors);
    BayesFit fit = Meta.bayes(Meta.dataset("eight_schools"), "yi ~ 1\n" + priors);
    same(fit.marginal("theta_new"), posterior.next());
    same(fit.marginal(BayesFit.BETA_F), posterior.averageEffect());
    same(fit.marginal(BayesFit.ZETA2), posterior.signalVariance());
    assertEquals(fit.marginal(BayesFit.TAU2).quantile(0.9), posterior.tau2().quantile(0.9), 1e-8);
    same(fit.marginal("theta[3]"), posterior.theta(2));
    assertArrayEquals(
        fit.shrinkage().doubleColumn("shrinkage").asDoubleArray(),
        posterior.shrinkageFactors(),
        1e-12);
    double[] tau = {0, 0.5, 4, 30};
    assertArrayEquals(fit.logLikelihood(tau), posterior.logLikelihood(tau), 1e-12);
    Table given = fit.thetaGivenTau(tau);
    double[][] means = posterior.meansGivenTau(tau);
    for (int t = 0; t < tau.length; t++) {
      for (int i = 0; i < Y.length; i++) {
        double expected = given.doubleColumn("mean").getDouble(t * Y.length + i);
        assertEquals(expected, means[t][i], 1e-10);
      }
    }
    assertEquals("tau = half_cauchy(5)", posterior.priorOfTau().code());
    assertEquals(
        fit.prior(BayesFit.TAU).orElseThrow().density(3), posterior.priorOfTau().density(3));
  }

  /** A mixture over few values of tau has the density of one over all to the width of a line. */
  @Test
  void theDensityForFiguresIsThatOfZeta2() {
    for (String prior : new String[] {"half_cauchy(5)", "half_normal(sd = 20)", "uniform(0, 40)"}) {
      OneVariancePosterior posterior = posterior("prior tau = " + prior);
      Marginal zeta2 = posterior.signalVariance();
      double[] at = {2, 10, 30, 60, 120};
      double[] found = posterior.signalVarianceDensity(at);
      for (int i = 0; i < at.length; i++) {
        assertEquals(1, found[i] / zeta2.density(at[i]), 1e-3, prior + " at " + at[i]);
      }
    }
  }

  /** tau = 0 is so improbable here that its probability is 0 in doubles. */
  @Test
  void meansGivenTauNeedNoProbability() {
    double[] y = {0, 100, 200};
    double[] v = {0.01, 0.01, 0.01};
    double[][] means =
        OneVariancePosterior.compute(
                RegressionData.intercept(y, v),
                ModelText.parse("yi ~ 1\nprior tau = half_cauchy(1)").priors())
            .meansGivenTau(0, 1e6);
    assertArrayEquals(new double[] {100, 100, 100}, means[0], 1e-9);
    assertArrayEquals(y, means[1], 1e-6);
  }

  private static void same(Marginal expected, Marginal found) {
    assertEquals(expected.mean(), found.mean(), 1e-10);
    assertEquals(expected.sd(), found.sd(), 1e-9);
    assertEquals(expected.quantile(0.9), found.quantile(0.9), 1e-8);
  }
}
