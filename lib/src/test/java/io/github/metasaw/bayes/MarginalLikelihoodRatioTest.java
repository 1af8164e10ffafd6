package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginalLikelihoodRatioTest {

  private static final String NORMAL = "mu = normal(2, sd = 6)";

  private static BayesFit fit(String... priors) {
    return Schools.fit(BayesOptions.defaults(), priors);
  }

  /** Savage and Dickey: the posterior density over the prior density at the value. */
  @ParameterizedTest
  @CsvSource({"mu = 0, 0", "mu = 5, 5", "mu = -12, -12"})
  void ofAPointInMu(String hypothesis, double value) {
    BayesFit fit = fit(NORMAL, "tau = half_cauchy(5)");
    double prior = Math.exp(-0.5 * Math.pow((value - 2) / 6, 2)) / (6 * Math.sqrt(2 * Math.PI));
    double expected = fit.marginal("mu").density(value) / prior;
    assertEquals(expected, fit.bayesFactor(hypothesis), 1e-7 * expected);
  }

  /** The same of tau = 0, where prior and posterior density are limits. */
  @Test
  void ofNoHeterogeneity() {
    BayesFit fit = fit(NORMAL, "tau = half_normal(sd = 5)");
    double expected = fit.marginal("tau").density(0) / (Math.sqrt(2 / Math.PI) / 5);
    assertEquals(expected, fit.bayesFactor("tau = 0"), 1e-6 * expected);
    assertEquals(fit.bayesFactor("tau = 3"), fit.bayesFactor("tau2 = 9"), 1e-12);
  }

  /** Of two models: the ratio of their marginal likelihoods, and transitive. */
  @Test
  void ofTwoModels() {
    BayesFit a = fit(NORMAL, "tau = half_cauchy(5)");
    BayesFit b = fit(NORMAL, "tau = half_normal(sd = 5)");
    BayesFit c = fit("mu = fixed(0)", "tau = exponential(0.2)");
    assertEquals(Math.exp(a.logMarginal() - b.logMarginal()), a.bayesFactor(b), 1e-12);
    assertEquals(a.bayesFactor(c), a.bayesFactor(b) * b.bayesFactor(c), 1e-10);
    // Both have the same flat prior of mu, whose constant cancels.
    BayesFit flat = fit("tau = half_cauchy(5)");
    BayesFit other = fit("tau = half_normal(sd = 5)");
    assertTrue(Double.isFinite(flat.bayesFactor(other)));
  }

  @Test
  void whatHasNoScaleIsRefused() {
    BayesFit flat = fit("tau = flat()");
    refused("the prior of mu is flat", () -> flat.bayesFactor("mu = 0"));
    refused("does not integrate", () -> flat.bayesFactor("tau = 0"));
    BayesFit proper = fit(NORMAL, "tau = half_cauchy(5)");
    refused("flat in one model only", () -> proper.bayesFactor(fit("tau = half_cauchy(5)")));
    refused("is in one model only", () -> fit(NORMAL, "tau = flat()").bayesFactor(proper));
    refused("cannot be -1", () -> proper.bayesFactor("tau2 = -1"));
    refused("cannot be -1", () -> proper.bayesFactor("tau = -1"));
    refused("is of one of mu, tau, tau2", () -> proper.bayesFactor("theta_new = 0"));
  }

  private static void refused(String part, org.junit.jupiter.api.function.Executable call) {
    MetaException refused = assertThrows(MetaException.class, call);
    assertTrue(refused.getMessage().contains(part), refused.getMessage());
  }
}
