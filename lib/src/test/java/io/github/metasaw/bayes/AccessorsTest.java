package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.PriorDensity;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** What figures ask of a posterior: prior, likelihood of tau, predictive. */
class AccessorsTest {

  private static final Table FIVE =
      Table.create(
          "five",
          DoubleColumn.create("yi", 0.22, 0.35, 0.10, 0.41, 0.28),
          DoubleColumn.create("vi", 0.0144, 0.0225, 0.01, 0.0324, 0.0121));

  private static BayesFit fit(String priors) {
    return Meta.bayes(FIVE, "yi ~ 1 + meta_V(V = vi)\n" + priors);
  }

  private static double integral(java.util.function.DoubleUnaryOperator f, double from, double to) {
    return new IterativeLegendreGaussIntegrator(20, 1e-10, 1e-10)
        .integrate(2_000_000, f::applyAsDouble, from, to);
  }

  /** Item 000-47: five studies, mu flat, relative to tau = 0. */
  @Test
  void theLikelihoodOfTauIsThatOfTheLecture() {
    double[] tau = {0, 0.01, 0.03, 0.05, 0.1, 0.2, 0.5};
    double[] relative = fit("").logLikelihood(tau);
    double atZero = relative[0];
    for (int i = 0; i < tau.length; i++) {
      relative[i] = Math.exp(relative[i] - atZero);
    }
    double[] expected = {1, 0.99989, 0.99547, 0.97250, 0.78154, 0.30810, 0.02113};
    assertArrayEquals(expected, relative, 5e-6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prior tau = half_cauchy(0.5)",
        "prior tau2 = half_normal(sd = 0.3)",
        "prior tau = uniform(0, 2)",
        "prior log(tau2) = uniform(-5, 1)",
        "prior L1"
      })
  void thePosteriorOfTauIsPriorTimesLikelihood(String prior) {
    BayesFit fit = fit("prior mu = normal(0, sd = 1)\n" + prior);
    PriorDensity density = fit.prior("tau").orElseThrow();
    assertTrue(density.isProper());
    for (double tau : new double[] {0.05, 0.15, 0.4, 1}) {
      double log = fit.logLikelihood(tau)[0] - fit.logMarginal();
      double expected = density.density(tau) * Math.exp(log);
      assertEquals(expected, fit.marginal("tau").density(tau), 1e-7 * expected);
    }
  }

  @Test
  void thePriorOfTau2IsThatOfTauOnItsScale() {
    BayesFit fit = fit("prior tau = half_normal(sd = 0.3)");
    PriorDensity tau = fit.prior("tau").orElseThrow();
    PriorDensity tau2 = fit.prior("tau2").orElseThrow();
    assertEquals(tau.density(0.4) / 0.8, tau2.density(0.16), 1e-12);
    assertEquals(1, integral(tau::density, 0, 4), 1e-8);
    assertEquals(2 / (0.3 * Math.sqrt(2 * Math.PI)), tau.density(0), 1e-12);
    assertEquals(Double.POSITIVE_INFINITY, tau2.density(0));
    assertEquals(0, tau.density(-0.1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "normal(0.1, sd = 0.7)|0.5699175434306182",
        "cauchy(0, scale = 2)|0.15915494309189535",
        "t(4, 0, scale = 1)|0.375"
      })
  void thePriorOfMuHasItsDensityAtTheCentre(String prior, double expected) {
    PriorDensity density = fit("prior mu = " + prior).prior("mu").orElseThrow();
    assertEquals("mu = " + prior, density.code());
    assertEquals(expected, density.density(prior.startsWith("normal") ? 0.1 : 0), 1e-12);
    double half = Math.PI / 2 - 1e-12;
    double all =
        integral(u -> density.density(Math.tan(u)) * (1 + Math.tan(u) * Math.tan(u)), -half, half);
    assertEquals(1, all, 1e-8);
  }

  @Test
  void aKnownTauIsAPoint() {
    BayesFit fit = fit("prior tau2 = fixed(0.25)");
    assertEquals(Double.POSITIVE_INFINITY, fit.prior("tau").orElseThrow().density(0.5));
    assertEquals(0, fit.prior("tau").orElseThrow().density(0.4));
    assertArrayEquals(new double[] {0.5}, fit.marginal("tau").points());
    assertEquals(0, fit.marginal("mu").points().length);
    assertFalse(fit.prior("mu").orElseThrow().isProper());
    assertTrue(fit.prior("beta_F").isEmpty());
  }

  @Test
  void drawsKeepTheExactMarginalBesideThem() {
    BayesFit exact = fit("prior tau = half_normal(sd = 0.3)");
    BayesFit direct =
        Meta.bayes(
            FIVE,
            "yi ~ 1 + meta_V(V = vi)\nprior tau = half_normal(sd = 0.3)",
            BayesOptions.defaults().withSampler("direct"));
    assertEquals(
        exact.quantile("mu", 0.9), direct.exactMarginal("mu").orElseThrow().quantile(0.9), 1e-12);
    assertEquals("theta[2]", direct.canonical(" theta[2] "));
  }
}
