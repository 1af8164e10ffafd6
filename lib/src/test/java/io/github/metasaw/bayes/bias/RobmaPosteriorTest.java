package io.github.metasaw.bayes.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.bias.BiasAdjustment.Predictor;
import io.github.metasaw.fit.Marginal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class RobmaPosteriorTest {

  private static final RobmaPosterior BEM = Bem.posterior();

  private static RobmaPosterior fisher() {
    double[] z = new double[9];
    double[] se = new double[9];
    for (int i = 0; i < 9; i++) {
      z[i] = WorkingScale.FISHER_Z.estimate(Bem.D[i]);
      se[i] = WorkingScale.FISHER_Z.standardError(Bem.D[i], Bem.SE[i] * Bem.SE[i]);
    }
    return RobmaPosterior.compute(z, se, Ensemble.PSMA, RobmaPriors.DEFAULT, Direction.POSITIVE);
  }

  /** Models without an effect are those with an effect at mu = 0. */
  @Test
  void densitiesAtZeroGiveTheBayesFactorOfMarginalLikelihoods() {
    assertEquals(1, BEM.savageDickey() / BEM.inclusionBayesFactor(Component.EFFECT), 1e-6);
    RobmaPosterior fisher = fisher();
    assertEquals(1, fisher.savageDickey() / fisher.inclusionBayesFactor(Component.EFFECT), 1e-6);
  }

  /** Printed by RoBMA 2.0, whose bridge sampling and chains leave errors of about a per cent. */
  @Test
  void onFishersZItAgreesWithTheNumbersThatRobma2Printed() {
    RobmaPosterior posterior = fisher();
    assertEquals(0.479, posterior.inclusionBayesFactor(Component.EFFECT), 0.01);
    assertEquals(0.324, posterior.probability(Component.EFFECT), 0.004);
    assertEquals(0.143, posterior.inclusionBayesFactor(Component.HETEROGENEITY), 0.003);
    assertEquals(16.323, posterior.inclusionBayesFactor(Component.BIAS), 0.3);
    assertEquals(0.942, posterior.probability(Component.BIAS), 0.002);
    assertEquals(0.037, posterior.mu(false).mean(), 0.0015);
    assertEquals(-0.041, posterior.mu(false).quantile(0.025), 0.008);
    assertEquals(0.213, posterior.mu(false).quantile(0.975), 0.004);
    assertEquals(0.010, posterior.tau(false).mean(), 0.001);
    assertEquals(0, posterior.tau(false).quantile(0.025));
    assertEquals(0.113, posterior.tau(false).quantile(0.975), 0.004);
    double[] omega = {0.935, 0.780, 0.768, 0.786, 0.801};
    double[] p = {0.03, 0.2, 0.7, 0.96, 0.99};
    for (int j = 0; j < p.length; j++) {
      assertEquals(omega[j], posterior.weight(p[j], false).mean(), 0.0055, "p " + p[j]);
    }
    assertEquals(0.759, posterior.slope(Predictor.PET, false).mean(), 0.02);
    assertEquals(6.183, posterior.slope(Predictor.PEESE, false).mean(), 0.15);
  }

  /**
   * Printed for version 4 of RoBMA, whose priors for standardised mean differences are N(0, 2/4) of
   * the effect and half-normal with variance 2/16 of tau; by one chain over all models.
   */
  @Test
  void onTheScaleOfEstimatesItAgreesWithTheNumbersThatRobma4Printed() {
    Table lehmann = Meta.dataset("lehmann2018");
    double[] se =
        Arrays.stream(lehmann.doubleColumn("vi").asDoubleArray()).map(Math::sqrt).toArray();
    RobmaPriors priors =
        RobmaPriors.DEFAULT
            .withEffect("normal(0, variance = 0.5)")
            .withHeterogeneity("half_normal(sd = 0.35355339059327373)");
    RobmaPosterior posterior =
        RobmaPosterior.compute(
            lehmann.doubleColumn("yi").asDoubleArray(),
            se,
            Ensemble.PSMA,
            priors,
            Direction.POSITIVE);
    assertEquals(0.175, posterior.probability(Component.EFFECT), 0.012);
    assertEquals(0.960, posterior.probability(Component.BIAS), 0.004);
    assertEquals(0.012, posterior.mu(false).mean(), 0.003);
    assertEquals(0.057, posterior.mu(false).sd(), 0.004);
    assertEquals(-0.064, posterior.mu(false).quantile(0.025), 0.015);
    assertEquals(0.203, posterior.mu(false).quantile(0.975), 0.02);
    assertEquals(0.305, posterior.tau(false).mean(), 0.002);
    assertEquals(0.041, posterior.tau(false).sd(), 0.002);
    assertEquals(0.229, posterior.tau(false).quantile(0.025), 0.004);
    assertEquals(0.391, posterior.tau(false).quantile(0.975), 0.004);
  }

  @Test
  void probabilitiesSumToOne() {
    assertEquals(1, Arrays.stream(BEM.probabilities()).sum(), 1e-12);
    assertEquals(36, BEM.models().size());
    for (Component component : Component.values()) {
      assertEquals(0.5, BEM.prior(component), 1e-12);
      double odds = BEM.probability(component) / (1 - BEM.probability(component));
      assertEquals(odds, BEM.inclusionBayesFactor(component), 1e-9 * odds);
    }
    assertTrue(BEM.error() < 1e-6);
  }

  @Test
  void marginalsAreMixturesOfSpikeAndSlab() {
    Marginal slab = BEM.mu(true);
    Marginal all = BEM.mu(false);
    double none = 1 - BEM.probability(Component.EFFECT);
    assertEquals((1 - none) * slab.mean(), all.mean(), 1e-12);
    assertEquals(1, slab.cdf(3), 1e-9);
    assertEquals(none + (1 - none) * slab.cdf(0), all.cdf(0), 1e-9);
    assertEquals(0, all.median());
    for (double q : new double[] {0.01, 0.1, 0.5, 0.9, 0.99}) {
      assertEquals(q, slab.cdf(slab.quantile(q)), 1e-9);
    }
    Marginal tau = BEM.tau(true);
    assertEquals(0.5, tau.cdf(tau.median()), 1e-9);
    assertEquals(1, BEM.weight(0.01, false).mean(), 1e-12);
    double fall = BEM.weight(0.03, false).mean();
    assertTrue(fall < 1 && BEM.weight(0.2, false).mean() < fall);
    assertTrue(BEM.weight(0.2, true).mean() < BEM.weight(0.2, false).mean());
  }

  @Test
  void theOtherDirectionMirrorsEverything() {
    double[] turned = Arrays.stream(Bem.D).map(d -> -d).toArray();
    RobmaPriors priors = RobmaPriors.DEFAULT.withEffect("normal(-0.3, sd = 0.5)");
    RobmaPosterior mirror =
        RobmaPosterior.compute(turned, Bem.SE, Ensemble.PP, priors, Direction.NEGATIVE);
    RobmaPosterior straight =
        RobmaPosterior.compute(
            Bem.D,
            Bem.SE,
            Ensemble.PP,
            priors.withEffect("normal(0.3, sd = 0.5)"),
            Direction.POSITIVE);
    assertEquals(12, mirror.models().size());
    assertEquals(
        straight.inclusionBayesFactor(Component.EFFECT),
        mirror.inclusionBayesFactor(Component.EFFECT),
        1e-9);
    assertEquals(-straight.mu(false).mean(), mirror.mu(false).mean(), 1e-9);
    assertEquals(-straight.mu(true).quantile(0.9), mirror.mu(true).quantile(0.1), 1e-7);
  }

  /** Without data in a direction the order of studies means nothing. */
  @Test
  void theOrderOfStudiesMeansNothing() {
    double[] y = new double[9];
    double[] se = new double[9];
    for (int i = 0; i < 9; i++) {
      y[i] = Bem.D[8 - i];
      se[i] = Bem.SE[8 - i];
    }
    RobmaPosterior other =
        RobmaPosterior.compute(
            y, se, Ensemble.TWO_WEIGHTS, RobmaPriors.DEFAULT, Direction.POSITIVE);
    RobmaPosterior same =
        RobmaPosterior.compute(
            Bem.D, Bem.SE, Ensemble.TWO_WEIGHTS, RobmaPriors.DEFAULT, Direction.POSITIVE);
    for (int m = 0; m < 12; m++) {
      assertEquals(same.logMarginals()[m], other.logMarginals()[m], 1e-9);
    }
  }

  /** One study, ties, all significant, none significant, a huge and a tiny standard error. */
  @Test
  void unusualDataAreIntegratedToo() {
    double[][][] data = {
      {{0.4}, {0.2}},
      {{0, 0, 0}, {0.1, 0.1, 0.1}},
      {{1, 1.2, 0.9, 1.5}, {0.1, 0.1, 0.2, 0.1}},
      {{-0.2, 0.1, -0.1}, {0.5, 0.3, 0.4}},
      {{0.1, 2}, {1e-2, 1}}
    };
    for (double[][] studies : data) {
      RobmaPosterior posterior =
          RobmaPosterior.compute(
              studies[0], studies[1], Ensemble.PSMA, RobmaPriors.DEFAULT, Direction.POSITIVE);
      String what = Arrays.toString(studies[0]);
      assertEquals(1, Arrays.stream(posterior.probabilities()).sum(), 1e-12, what);
      assertTrue(posterior.error() < 1e-5, what + " " + posterior.error());
      assertTrue(Double.isFinite(posterior.mu(false).quantile(0.975)), what);
      assertTrue(posterior.tau(false).quantile(0.975) >= 0, what);
      assertTrue(posterior.weight(0.2, false).mean() < 1, what);
    }
  }
}
