package io.github.metasaw.bayes.sampler;

import io.github.metasaw.bayes.exact.ExactPosterior;
import io.github.metasaw.bayes.posterior.PosteriorModel;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.random.RandomStream;
import org.apiguardian.api.API;

/**
 * Composition sampling: tau from its exact posterior by inversion, beta given tau, theta given
 * both. Draws are independent (Gelman et al. 2013, section 5.4).
 */
@API(status = API.Status.INTERNAL)
public final class DirectSampler implements PosteriorSampler {

  private final PosteriorModel model;
  private final ExactPosterior exact;
  private final ChainSettings settings;

  /**
   * A sampler.
   *
   * @param model data, priors and variables
   * @param exact its posterior
   * @param settings of the chains
   */
  public DirectSampler(PosteriorModel model, ExactPosterior exact, ChainSettings settings) {
    this.model = model;
    this.exact = exact;
    this.settings = settings;
  }

  @Override
  public Draws draw() {
    return ChainRunner.run(settings, model.variables().names(), this::start);
  }

  ChainRunner.Chain start(int c, RandomStream stream) {
    ConditionalSampler rest = new ConditionalSampler(model);
    Marginal tau = exact.tau();
    return (block, column, iteration) ->
        rest.draw(tau.quantile(stream.nextUniform()), stream, block, column);
  }
}
