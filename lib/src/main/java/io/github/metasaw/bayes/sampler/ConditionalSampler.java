package io.github.metasaw.bayes.sampler;

import io.github.metasaw.bayes.exact.GaussianGivenTau;
import io.github.metasaw.bayes.posterior.LogWeights;
import io.github.metasaw.bayes.posterior.PosteriorModel;
import io.github.metasaw.bayes.posterior.PosteriorVariables;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.data.Studies;
import io.github.metasaw.model.Design;
import io.github.metasaw.random.RandomStream;
import org.apiguardian.api.API;

/**
 * Draws everything but tau exactly, given tau: beta from its normal (or mixture of normals), and
 * the effects given both. Holds working arrays: one thread at a time.
 */
@API(status = API.Status.INTERNAL)
public final class ConditionalSampler {

  private final GaussianGivenTau conditional;
  private final EffectSampler effects;
  private final double[] beta;
  private final double[] weights;

  /**
   * A sampler, for one thread.
   *
   * @param model data, priors and variables
   */
  public ConditionalSampler(PosteriorModel model) {
    this(model.studies(), model.design(), model.priors());
  }

  ConditionalSampler(Studies studies, Design design, ModelPriors priors) {
    this.conditional = GaussianGivenTau.of(design.data(studies), priors.coefficients());
    this.effects = new EffectSampler(studies, design);
    this.beta = new double[design.columns()];
    this.weights = new double[conditional.components()];
  }

  /**
   * The likelihood of tau, with beta integrated out over its priors.
   *
   * @param tau an SD, 0 or larger
   * @return log p(y | tau), natural
   */
  public double logLikelihood(double tau) {
    return conditional.logLikelihood(tau * tau);
  }

  /**
   * Draws all variables.
   *
   * @param out [variable][iteration], in the order of {@link PosteriorVariables}
   * @param at the iteration
   */
  void draw(double tau, RandomStream stream, double[][] out, int at) {
    conditional.weigh(tau * tau);
    conditional.draw(pick(stream), stream, beta);
    effects.draw(beta, tau, stream, out, at);
  }

  /** A component of beta, with its probability. */
  private int pick(RandomStream stream) {
    if (weights.length == 1) {
      return 0;
    }
    for (int m = 0; m < weights.length; m++) {
      weights[m] = conditional.logWeight(m);
    }
    LogWeights.normalise(weights);
    double left = stream.nextUniform();
    int m = 0;
    while (m < weights.length - 1 && left > weights[m]) {
      left -= weights[m++];
    }
    return m;
  }
}
