package io.github.metasaw.bayes.sampler;

import io.github.metasaw.bayes.exact.GaussianGivenTau;
import io.github.metasaw.bayes.exact.LogTauPosterior;
import io.github.metasaw.bayes.exact.MixedCoefficient;
import io.github.metasaw.bayes.posterior.DiscreteMarginal;
import io.github.metasaw.bayes.posterior.PosteriorModel;
import io.github.metasaw.bayes.posterior.PosteriorVariables;
import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.data.Studies;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.model.Design;
import io.github.metasaw.random.RandomStream;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * Gibbs sampling in large blocks: log tau by a {@link SliceSampler} from p(tau | y, lambda), with
 * beta and theta integrated out; beta given tau and lambda; lambda, the precision factor of each
 * Student prior, given beta; theta given beta and tau. A tau on a grid is drawn from its
 * probabilities; a fixed tau is kept.
 */
@API(status = API.Status.INTERNAL)
public final class GibbsSampler implements PosteriorSampler {

  private final Studies studies;
  private final Design design;
  private final ModelPriors priors;
  private final PosteriorVariables variables;
  private final ChainSettings settings;

  /**
   * A sampler.
   *
   * @param model data, priors and variables
   * @param settings of the chains
   */
  public GibbsSampler(PosteriorModel model, ChainSettings settings) {
    this.studies = model.studies();
    this.design = model.design();
    this.priors = model.priors();
    this.variables = model.variables();
    this.settings = settings;
  }

  @Override
  public Draws draw() {
    return ChainRunner.run(settings, variables.names(), this::start);
  }

  ChainRunner.Chain start(int c, RandomStream stream) {
    return new GibbsChain(stream);
  }

  /** The step of tau. */
  private interface TauStep {
    double next(int at);

    /** Notifies the sampler that lambda has changed. */
    void refresh();
  }

  private final class GibbsChain implements ChainRunner.Chain {

    private final RandomStream stream;
    private final GaussianGivenTau conditional;
    private final EffectSampler effects;
    private final double[] beta;
    private final MixedCoefficient[] mixing;
    private final TauStep tau;

    GibbsChain(RandomStream stream) {
      this.stream = stream;
      this.conditional =
          GaussianGivenTau.of(design.data(studies), priors.withNormals().coefficients());
      this.effects = new EffectSampler(studies, design);
      this.beta = new double[design.columns()];
      this.mixing = MixedCoefficient.of(priors.coefficients());
      this.tau = tauStep();
    }

    @Override
    public void next(double[][] block, int column, int iteration) {
      double sd = tau.next(iteration);
      conditional.weigh(sd * sd);
      conditional.draw(0, stream, beta);
      for (MixedCoefficient mixed : mixing) {
        conditional.setPriorPrecision(mixed.column(), mixed.drawPrecision(beta, stream));
      }
      if (mixing.length > 0) {
        tau.refresh();
      }
      effects.draw(beta, sd, stream, block, column);
    }

    private TauStep tauStep() {
      if (priors.tau() instanceof DispersionPrior.OfScale) {
        return new Continuous(
            LogTauPosterior.of(conditional, priors, design.data(studies)),
            settings.warmup(),
            stream);
      }
      return priors.tau() instanceof DispersionPrior.OnGrid grid
          ? new Grid(grid.sd(), conditional, stream)
          : new Grid(
              new double[] {((DispersionPrior.Known) priors.tau()).natural()}, conditional, stream);
    }
  }

  private static final class Continuous implements TauStep {

    private final SliceSampler slice;
    private final int warmup;
    private final RandomStream stream;

    Continuous(LogTauPosterior density, int warmup, RandomStream stream) {
      this.slice = new SliceSampler(density::at, density.start(stream));
      this.warmup = warmup;
      this.stream = stream;
    }

    @Override
    public double next(int at) {
      return Math.exp(at < warmup ? slice.tune(stream) : slice.next(stream));
    }

    @Override
    public void refresh() {
      slice.refresh();
    }
  }

  private static final class Grid implements TauStep {

    private final double[] values;
    private final GaussianGivenTau conditional;
    private final RandomStream stream;
    private Marginal given;

    Grid(double[] values, GaussianGivenTau conditional, RandomStream stream) {
      this.values = values;
      this.conditional = conditional;
      this.stream = stream;
      this.given = given();
    }

    private Marginal given() {
      return DiscreteMarginal.ofLogs(
          values, Arrays.stream(values).map(t -> conditional.logLikelihood(t * t)).toArray());
    }

    @Override
    public double next(int at) {
      return given.quantile(stream.nextUniform());
    }

    @Override
    public void refresh() {
      given = given();
    }
  }
}
