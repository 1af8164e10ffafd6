package io.github.metasaw.bayes;

import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.data.Studies;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.model.Design;
import io.github.metasaw.random.RandomStream;

/**
 * Composition sampling: tau from its exact posterior by inversion, beta given tau, theta given
 * both. Draws are independent (Gelman et al. 2013, section 5.4).
 */
final class DirectSampler {

  private final Studies studies;
  private final Design design;
  private final ModelPriors priors;
  private final ExactPosterior exact;

  DirectSampler(Studies studies, Design design, ModelPriors priors, ExactPosterior exact) {
    this.studies = studies;
    this.design = design;
    this.priors = priors;
    this.exact = exact;
  }

  Draws draw(BayesOptions options) {
    Variables variables = new Variables(studies, design);
    return Chains.run(options.withWarmup(0), variables.names(), this::start);
  }

  Chains.Chain start(int c, RandomStream stream) {
    GivenTau rest = new GivenTau(studies, design, priors);
    Marginal tau = exact.tau();
    return (row, at) -> rest.draw(tau.quantile(stream.nextUniform()), stream, row, at);
  }
}
