package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.fit.Marginal;
import io.github.metasaw.model.RegressionData;
import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class PosteriorMixturesTest {

  private static final ExactPosterior EXACT =
      Models.exact(Models.schools(), "mu = normal(0, sd = 10)", "tau = half_cauchy(5)");
  private static final PosteriorMixtures MIXTURES = new PosteriorMixtures(EXACT, false);

  @Test
  void theMeanEffectIsTheCoefficient() {
    Marginal linear = MIXTURES.linear(new double[] {1});
    assertEquals(MIXTURES.coefficient(0).mean(), linear.mean(), 1e-14);
    assertEquals(MIXTURES.coefficient(0).quantile(0.9), linear.quantile(0.9), 1e-12);
    assertEquals(2 * linear.sd(), MIXTURES.linear(new double[] {2}).sd(), 1e-12);
  }

  /** Var(theta_new) = Var(mu) + E(tau^2), and an estimate of it adds its sampling variance. */
  @Test
  void variancesOfPredictionsAdd() {
    double mu = Math.pow(MIXTURES.coefficient(0).sd(), 2);
    double tau2 = Math.pow(EXACT.tau().sd(), 2) + Math.pow(EXACT.tau().mean(), 2);
    double[] one = {1};
    assertEquals(mu + tau2, Math.pow(MIXTURES.next(one, 0).sd(), 2), 1e-6);
    assertEquals(mu + tau2 + 49, Math.pow(MIXTURES.next(one, 49).sd(), 2), 1e-6);
    double theta = Math.pow(MIXTURES.theta(2).sd(), 2);
    assertEquals(theta + 9, Math.pow(MIXTURES.replicate(2, 9).sd(), 2), 1e-9);
    assertEquals(MIXTURES.theta(2).mean(), MIXTURES.replicate(2, 9).mean());
  }

  /** beta_F is the precision-weighted mean of the effects. */
  @Test
  void betaFIsAWeightedMean() {
    double[] eta = EXACT.shares();
    double mean = 0;
    for (int i = 0; i < 8; i++) {
      mean += eta[i] * MIXTURES.theta(i).mean();
    }
    assertEquals(mean, MIXTURES.betaF().mean(), 1e-12);
  }

  /** With tau = 0 beta_F is mu, and zeta2 is 0. */
  @Test
  void withoutHeterogeneity() {
    ExactPosterior none = Models.exact(Models.schools(), "tau = fixed(0)");
    PosteriorMixtures mixtures = new PosteriorMixtures(none, true);
    assertEquals(mixtures.coefficient(0).mean(), mixtures.betaF().mean(), 1e-12);
    assertEquals(mixtures.coefficient(0).sd(), mixtures.betaF().sd(), 1e-12);
    assertEquals(0, mixtures.zeta2().mean());
    assertEquals(1, mixtures.zeta2().cdf(0));
  }

  /**
   * The weighted least squares mean of beta_F given a large tau, and its variance 1/sum(1/vi):
   * there the effects are the estimates.
   */
  @Test
  void withoutPooling() {
    ExactPosterior large = Models.exact(Models.schools(), "tau = fixed(1e8)");
    Marginal betaF = new PosteriorMixtures(large, true).betaF();
    double w = 0;
    double wy = 0;
    for (int i = 0; i < 8; i++) {
      w += 1 / Models.VI[i];
      wy += Models.YI[i] / Models.VI[i];
    }
    assertEquals(wy / w, betaF.mean(), 1e-9);
    assertEquals(Math.sqrt(1 / w), betaF.sd(), 1e-9);
  }

  /** Moments that the tail of tau leaves undefined are missing or infinite, and no others. */
  @Test
  void momentsThatDoNotExist() {
    RegressionData three = RegressionData.intercept(new double[] {1, 2, 5}, new double[] {1, 1, 1});
    // Flat tau and mu: the density of tau falls as tau^-2, so tau has no mean.
    PosteriorMixtures flat = new PosteriorMixtures(Models.exact(three, "tau = flat()"), true);
    assertTrue(Double.isNaN(flat.coefficient(0).mean()));
    assertEquals(Double.POSITIVE_INFINITY, flat.coefficient(0).sd());
    assertTrue(Double.isFinite(flat.theta(0).mean()) && Double.isFinite(flat.theta(0).sd()));
    assertTrue(Double.isNaN(flat.next(new double[] {1}, 0).mean()));
  }

  @Test
  void aKnownCoefficientIsAPoint() {
    RegressionData data =
        new RegressionData(
            Models.YI,
            Models.VI,
            new double[] {1, 0, 1, 1, 1, 2, 1, 3, 1, 4, 1, 5, 1, 6, 1, 7},
            List.of(new Parameter.Mean(0, Parameter.INTERCEPT), new Parameter.Mean(0, "x")));
    ExactPosterior exact = Models.exact(data, "x = fixed(0.7)", "tau = half_cauchy(5)");
    Marginal slope = new PosteriorMixtures(exact, true, false).coefficient(1);
    assertEquals(0.7, slope.mean());
    assertEquals(0, slope.sd());
    assertEquals(0.7, slope.quantile(0.01));
  }
}
