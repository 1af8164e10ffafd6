package io.github.metasaw.bayes.sampler;

import io.github.metasaw.bayes.posterior.PosteriorModel;
import io.github.metasaw.bayes.posterior.PosteriorVariables;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.model.Design;
import io.github.metasaw.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The no-U-turn sampler on {@link NutsTarget}, with one {@link NutsKernel} per chain. Variables
 * that NUTS does not move are drawn from their conditional distributions. So is beta given tau
 * where that is normal, although NUTS moves beta too: in one dimension a trajectory turns after a
 * step or two, and tau alone would have half as many effective draws.
 */
@API(status = API.Status.INTERNAL)
public final class NutsSampler implements PosteriorSampler {

  private final Studies studies;
  private final Design design;
  private final ModelPriors priors;
  private final ChainSettings settings;
  private final PosteriorVariables variables;
  private final NutsChain[] chains;

  /**
   * A sampler.
   *
   * @param model data, priors and variables
   * @param settings of the chains
   */
  public NutsSampler(PosteriorModel model, ChainSettings settings) {
    this.studies = model.studies();
    this.design = model.design();
    this.priors = model.priors();
    this.variables = model.variables();
    this.settings = settings;
    this.chains = new NutsChain[settings.chains()];
  }

  @Override
  public Draws draw() {
    return ChainRunner.run(settings, variables.names(), this::start);
  }

  ChainRunner.Chain start(int c, RandomStream stream) {
    NutsChain chain = new NutsChain(stream);
    chains[c] = chain;
    return chain;
  }

  @Override
  public List<Check> checks() {
    return NutsKernel.checks(
        Arrays.stream(chains).map(chain -> chain.walk).toArray(NutsKernel[]::new));
  }

  private final class NutsChain implements ChainRunner.Chain {

    private final RandomStream stream;
    private final NutsTarget target;
    private final EffectSampler effects;
    private final @Nullable ConditionalSampler given;
    private final NutsKernel walk;

    NutsChain(RandomStream stream) {
      this.stream = stream;
      this.target = new NutsTarget(studies, design, priors, settings.parameters());
      this.effects = new EffectSampler(studies, design);
      boolean marginal = settings.parameters() == Parameterization.MARGINAL;
      this.given =
          marginal && priors.mixtures() == 0
              ? new ConditionalSampler(studies, design, priors)
              : null;
      this.walk = new NutsKernel(settings, target, target.start(stream), stream);
    }

    @Override
    public void next(double[][] block, int column, int iteration) {
      walk.move(iteration);
      double[] q = walk.position();
      double tau = target.tau(q);
      if (given != null) {
        given.draw(tau, stream, block, column);
      } else if (settings.parameters() == Parameterization.MARGINAL) {
        effects.draw(target.beta(q), tau, stream, block, column);
      } else {
        effects.record(target.beta(q), tau, target.theta(q), stream, block, column);
      }
    }
  }
}
