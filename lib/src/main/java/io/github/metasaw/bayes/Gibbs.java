package io.github.metasaw.bayes;

import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.bayes.prior.ScaledDensity;
import io.github.metasaw.data.Studies;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.model.Design;
import io.github.metasaw.random.RandomStream;
import java.util.Arrays;

/**
 * Gibbs sampling with few, large steps: log tau by a {@link Slice} of p(tau | y, lambda), where
 * beta and theta are integrated out; beta given tau and lambda; lambda, the precision factor of
 * each Student prior, given beta; theta given beta and tau. A tau on a grid is drawn from its
 * probabilities, a fixed one stays.
 */
final class Gibbs implements PosteriorSampler {

  private final Studies studies;
  private final Design design;
  private final ModelPriors priors;
  private final PosteriorVariables variables;
  private final BayesOptions options;

  Gibbs(PosteriorModel model, BayesOptions options) {
    this.studies = model.studies();
    this.design = model.design();
    this.priors = model.priors();
    this.variables = model.variables();
    this.options = options;
  }

  @Override
  public Draws draw() {
    return Chains.run(options, variables.names(), this::start);
  }

  Chains.Chain start(int c, RandomStream stream) {
    return new GibbsChain(stream);
  }

  /** The step of tau. */
  private interface TauStep {
    double next(int at);

    /** Tells that lambda has changed. */
    void refresh();
  }

  private final class GibbsChain implements Chains.Chain {

    private final RandomStream stream;
    private final Conditional conditional;
    private final Effects effects;
    private final double[] beta;
    private final Mixing[] mixing;
    private final TauStep tau;

    GibbsChain(RandomStream stream) {
      this.stream = stream;
      this.conditional =
          new Conditional(
              studies.yi(),
              studies.vi(),
              design.x(),
              design.names(),
              priors.withNormals().coefficients());
      this.effects = new Effects(studies, design);
      this.beta = new double[design.columns()];
      this.mixing = Mixing.of(priors.coefficients());
      this.tau = tauStep();
    }

    @Override
    public void next(double[][] row, int at) {
      double sd = tau.next(at);
      conditional.weigh(sd * sd);
      conditional.draw(0, stream, beta);
      for (Mixing student : mixing) {
        conditional.setPriorPrecision(student.column(), student.precision(beta, stream));
      }
      if (mixing.length > 0) {
        tau.refresh();
      }
      effects.draw(beta, sd, stream, row, at);
    }

    private TauStep tauStep() {
      if (priors.tau() instanceof DispersionPrior.OfScale continuous) {
        ScaledDensity prior = continuous.density();
        int orders = studies.k() - priors.flatCoefficients();
        return new Continuous(
            new TauGivenData(conditional, prior, studies.yi(), studies.vi(), orders),
            options.warmup(),
            stream);
      }
      return priors.tau() instanceof DispersionPrior.OnGrid grid
          ? new Grid(grid.sd(), conditional, stream)
          : new Grid(
              new double[] {((DispersionPrior.Known) priors.tau()).natural()}, conditional, stream);
    }
  }

  private static final class Continuous implements TauStep {

    private final Slice slice;
    private final int warmup;
    private final RandomStream stream;

    Continuous(TauGivenData density, int warmup, RandomStream stream) {
      this.slice = new Slice(density::at, density.start(stream));
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
    private final Conditional conditional;
    private final RandomStream stream;
    private Marginal given;

    Grid(double[] values, Conditional conditional, RandomStream stream) {
      this.values = values;
      this.conditional = conditional;
      this.stream = stream;
      this.given = given();
    }

    private Marginal given() {
      return PointsMarginal.ofLogs(
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
