package io.github.metasaw.bayes;

import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.model.Design;
import io.github.metasaw.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The no-U-turn sampler on {@link NutsTarget}, a {@link NutsWalk} a chain. What NUTS does not move
 * is drawn exactly given what it does; so is beta given tau, without its walked value, where that
 * is normal. It is walked all the same: in one dimension a trajectory turns at its first step or
 * two, and tau alone would have half as many effective draws.
 */
final class Nuts implements PosteriorSampler {

  private final Studies studies;
  private final Design design;
  private final ModelPriors priors;
  private final BayesOptions options;
  private final PosteriorVariables variables;
  private final NutsChain[] chains;

  Nuts(PosteriorModel model, BayesOptions options) {
    this.studies = model.studies();
    this.design = model.design();
    this.priors = model.priors();
    this.variables = model.variables();
    this.options = options;
    this.chains = new NutsChain[options.chains()];
  }

  @Override
  public Draws draw() {
    return Chains.run(options, variables.names(), this::start);
  }

  Chains.Chain start(int c, RandomStream stream) {
    NutsChain chain = new NutsChain(stream);
    chains[c] = chain;
    return chain;
  }

  @Override
  public List<Check> checks() {
    return NutsWalk.checks(Arrays.stream(chains).map(chain -> chain.walk).toArray(NutsWalk[]::new));
  }

  private final class NutsChain implements Chains.Chain {

    private final RandomStream stream;
    private final NutsTarget target;
    private final Effects effects;
    private final @Nullable GivenTau given;
    private final NutsWalk walk;

    NutsChain(RandomStream stream) {
      this.stream = stream;
      this.target = new NutsTarget(studies, design, priors, options.parameters());
      this.effects = new Effects(studies, design);
      boolean marginal = options.parameters() == Parameters.MARGINAL;
      this.given =
          marginal && priors.students() == 0 ? new GivenTau(studies, design, priors) : null;
      this.walk = new NutsWalk(options, target, target.start(stream), stream);
    }

    @Override
    public void next(double[][] row, int at) {
      walk.move(at);
      double[] q = walk.position();
      double tau = target.tau(q);
      if (given != null) {
        given.draw(tau, stream, row, at);
      } else if (options.parameters() == Parameters.MARGINAL) {
        effects.draw(target.beta(q), tau, stream, row, at);
      } else {
        effects.record(target.beta(q), tau, target.theta(q), stream, row, at);
      }
    }
  }
}
