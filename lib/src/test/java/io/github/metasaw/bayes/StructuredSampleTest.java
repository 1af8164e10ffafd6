package io.github.metasaw.bayes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.ModelBuilder;
import io.github.metasaw.model.ModelSpec;
import java.util.Map;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.junit.jupiter.api.Test;

class StructuredSampleTest {

  private static StructuredSample sample(String text) {
    ModelSpec spec = ModelSpec.parse(text, Map.of());
    GaussianModel model = ModelBuilder.build(spec, spec.read(Meta.studies(ClusteredRows.rows())));
    ModelPriors priors =
        ModelPriors.of(
            spec.text().priors(), model.mean().parameters(), model.structure().parameters());
    return StructuredSample.draw(model, priors, BayesOptions.defaults().withDraws(300));
  }

  /** All parameters known: y is multivariate normal, and so is its marginal likelihood. */
  @Test
  void marginalLikelihoodOfAKnownModel() {
    StructuredSample sample =
        sample(
            "yi ~ 1 + (1 | study) + meta_V(V = vi)\nprior mu = normal(0.1, sd = 0.5)\nprior sigma = fixed(0.2)\nprior sd(study) = fixed(0.3)");
    int k = ClusteredRows.YI.length;
    double[] mean = new double[k];
    double[][] covariance = new double[k][k];
    for (int i = 0; i < k; i++) {
      mean[i] = 0.1;
      for (int j = 0; j < k; j++) {
        boolean same = ClusteredRows.STUDY[i].equals(ClusteredRows.STUDY[j]);
        covariance[i][j] = 0.25 + (same ? 0.09 : 0) + (i == j ? ClusteredRows.VI[i] + 0.04 : 0);
      }
    }
    double expected =
        Math.log(new MultivariateNormalDistribution(mean, covariance).density(ClusteredRows.YI));
    assertEquals(expected, sample.marginalLikelihood().logMarginal(), 1e-9);
    assertEquals(0, sample.marginalLikelihood().error());
    assertTrue(sample.sigma().isEmpty());
  }

  /** One unknown SD is integrated as well as drawn, and both agree. */
  @Test
  void oneUnknownSdIsIntegrated() {
    StructuredSample sample =
        sample("yi ~ 1 + meta_V(V = vi)\nsigma ~ 1\nprior sigma = half_normal(sd = 0.5)");
    double[] tau = sample.draws().pooled("tau");
    double uniform = 0;
    for (double value : tau) {
      uniform += sample.sigma().orElseThrow().cdf(value) / tau.length;
    }
    assertEquals(0.5, uniform, 4.5 / Math.sqrt(12.0 * tau.length));
    assertEquals(200, sample.thetas().length);
  }
}
