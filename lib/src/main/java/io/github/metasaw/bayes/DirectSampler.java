package io.github.metasaw.bayes;

import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.random.RandomStream;

/**
 * Composition sampling: tau from its exact posterior by inversion, beta given tau, theta given
 * both. Draws are independent (Gelman et al. 2013, section 5.4).
 */
final class DirectSampler implements PosteriorSampler {

  private final PosteriorModel model;
  private final ExactPosterior exact;
  private final BayesOptions options;

  DirectSampler(PosteriorModel model, ExactPosterior exact, BayesOptions options) {
    this.model = model;
    this.exact = exact;
    this.options = SamplerRules.sampling(options);
  }

  @Override
  public Draws draw() {
    return Chains.run(options, model.variables().names(), this::start);
  }

  Chains.Chain start(int c, RandomStream stream) {
    GivenTau rest = new GivenTau(model);
    Marginal tau = exact.tau();
    return (row, at) -> rest.draw(tau.quantile(stream.nextUniform()), stream, row, at);
  }
}
