package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.model.RegressionData;
import org.junit.jupiter.api.Test;

class SingleSigmaPosteriorTest {

  private static SingleSigmaPosterior posterior(String priors) {
    Models.Structured read =
        Models.structured(Models.YI, Models.VI, "yi ~ 1 + meta_V(V = vi)\nsigma ~ 1\n" + priors);
    return SingleSigmaPosterior.of(read.model(), read.priors()).orElseThrow();
  }

  /** A diagonal V is the model of independent studies, by another likelihood. */
  @Test
  void equalsTheModelOfIndependentStudies() {
    RegressionData data = Models.schools();
    SingleSigmaPosterior sigma =
        posterior("prior mu = normal(2, sd = 9)\nprior sigma = half_cauchy(5)");
    ExactPosterior tau = Models.exact(data, "mu = normal(2, sd = 9)", "tau = half_cauchy(5)");
    assertEquals(tau.logMarginal(), sigma.marginalLikelihood().logMarginal(), 1e-9);
    assertEquals(0, sigma.marginalLikelihood().error());
    TauMarginal marginal = sigma.marginal();
    assertEquals(tau.tau().mean(), marginal.mean(), 1e-8);
    assertEquals(tau.tau().sd(), marginal.sd(), 1e-8);
    for (double p : new double[] {0.025, 0.5, 0.975}) {
      assertEquals(tau.tau().quantile(p), marginal.quantile(p), 1e-8);
    }
    assertEquals(tau.upperRate(), sigma.upperRate());
  }

  /** Estimates without any range once put a landmark at log 0. */
  @Test
  void equalEstimatesHaveAPosterior() {
    double[] yi = {2, 2, 2};
    double[] vi = {1, 4, 9};
    Models.Structured read =
        Models.structured(
            yi, vi, "yi ~ 1 + meta_V(V = vi)\nsigma ~ 1\nprior sigma = half_normal(sd = 1)");
    SingleSigmaPosterior sigma = SingleSigmaPosterior.of(read.model(), read.priors()).orElseThrow();
    for (double landmark : sigma.landmarks()) {
      assertTrue(Double.isFinite(landmark));
    }
    double expected =
        Models.exact(RegressionData.intercept(yi, vi), "tau = half_normal(sd = 1)").tau().mean();
    assertEquals(expected, sigma.marginal().mean(), 1e-9);
  }

  private static boolean isEmpty(String model) {
    Models.Structured read = Models.structured(Models.YI, Models.VI, model);
    return SingleSigmaPosterior.of(read.model(), read.priors()).isEmpty();
  }

  @Test
  void otherUnknownsLeaveItToChains() {
    String base = "yi ~ 1 + meta_V(V = vi)\n";
    assertTrue(
        isEmpty(
            base
                + "sigma ~ x\nprior sigma = half_normal(sd = 1)\nprior sigma:x = normal(0, sd = 1)"));
    assertTrue(
        isEmpty(base + "sigma ~ 1\nprior mu = cauchy(0, 1)\nprior sigma = half_normal(sd = 1)"));
    assertTrue(isEmpty(base + "sigma ~ 1\nprior sigma = fixed(1)"));
  }
}
