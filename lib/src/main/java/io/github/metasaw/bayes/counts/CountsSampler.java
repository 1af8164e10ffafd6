package io.github.metasaw.bayes.counts;

import io.github.metasaw.bayes.posterior.PosteriorVariables;
import io.github.metasaw.bayes.sampler.ChainRunner;
import io.github.metasaw.bayes.sampler.ChainSettings;
import io.github.metasaw.bayes.sampler.PosteriorSampler;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.random.RandomStream;
import org.apiguardian.api.API;

/**
 * Composition sampling of a posterior of counts: tau from its posterior by inversion, the mean
 * given tau and each effect given both by rejection from a line through their densities at nodes.
 * Draws are independent.
 */
@API(status = API.Status.INTERNAL)
public final class CountsSampler implements PosteriorSampler {

  private final PosteriorVariables variables;
  private final CountsPosterior posterior;
  private final ChainSettings settings;

  /**
   * A sampler.
   *
   * @param variables in the order of mu, tau, tau2, theta_new and the effects
   * @param posterior of which draws are made
   * @param settings of chains, draws and seed
   */
  public CountsSampler(
      PosteriorVariables variables, CountsPosterior posterior, ChainSettings settings) {
    this.variables = variables;
    this.posterior = posterior;
    this.settings = settings;
  }

  @Override
  public Draws draw() {
    return ChainRunner.run(settings, variables.names(), this::start);
  }

  private ChainRunner.Chain start(int c, RandomStream stream) {
    Marginal tau = posterior.tau();
    MeanQuadrature mean = posterior.studies().copy().mean(posterior.priors().coefficients().get(0));
    return (block, column, iteration) ->
        draw(tau.quantile(stream.nextUniform()), mean, stream, block, column);
  }

  private static void draw(
      double tau, MeanQuadrature mean, RandomStream stream, double[][] row, int at) {
    double mu = mean.draw(tau, stream);
    row[0][at] = mu;
    row[1][at] = tau;
    row[2][at] = tau * tau;
    row[3][at] = mu + tau * stream.nextGaussian();
    EffectIntegral[] studies = mean.studies();
    for (int i = 0; i < studies.length; i++) {
      row[4 + i][at] = EffectDraw.draw(studies[i].likelihood(), mu, tau, stream);
    }
  }
}
