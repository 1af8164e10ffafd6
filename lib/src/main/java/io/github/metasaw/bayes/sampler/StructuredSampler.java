package io.github.metasaw.bayes.sampler;

import io.github.metasaw.bayes.exact.IntegratedCoefficients;
import io.github.metasaw.bayes.exact.MixedCoefficient;
import io.github.metasaw.bayes.posterior.MarginalLikelihood;
import io.github.metasaw.bayes.posterior.PosteriorVariables;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.draws.Draws;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.likelihood.EffectsDraw;
import io.github.metasaw.model.likelihood.GaussianLikelihood;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Samples a model with any covariance structure. Only the dispersion parameters are sampled by a
 * Markov chain, NUTS or slice sampling on {@link StructuredTarget}; coefficients, group effects and
 * true effects are then drawn from their normal distributions given those ({@link EffectsDraw}).
 * The precision factor of each Student prior is drawn given its coefficient.
 */
@API(status = API.Status.INTERNAL)
public final class StructuredSampler implements PosteriorSampler {

  /** Starting values that are tried, later ones nearer to the middle. */
  private static final int MAX_ATTEMPTS = 200;

  private final GaussianModel model;
  private final ModelPriors priors;
  private final ChainSettings settings;
  private final PosteriorVariables variables;
  private final DrawRecorder recorder;
  private final @Nullable Marginal exact;
  private final GaussianChain[] chains;

  /**
   * A sampler.
   *
   * @param model data and covariance structure
   * @param priors of all parameters
   * @param settings of the chains
   * @param variables that are recorded
   * @param exact the posterior of the one unknown SD, for direct draws; else null
   */
  public StructuredSampler(
      GaussianModel model,
      ModelPriors priors,
      ChainSettings settings,
      PosteriorVariables variables,
      @Nullable Marginal exact) {
    this.model = model;
    this.priors = priors;
    this.settings = settings;
    this.variables = variables;
    this.recorder = new DrawRecorder(model, priors.parameters(), variables);
    this.exact = exact;
    this.chains = new GaussianChain[settings.chains()];
  }

  @Override
  public Draws draw() {
    return ChainRunner.run(settings, variables.names(), this::start);
  }

  ChainRunner.Chain start(int c, RandomStream stream) {
    GaussianChain chain = new GaussianChain(stream);
    chains[c] = chain;
    return chain;
  }

  @Override
  public List<Check> checks() {
    NutsKernel[] walks =
        Arrays.stream(chains)
            .map(chain -> chain.walk)
            .filter(NutsKernel.class::isInstance)
            .toArray(NutsKernel[]::new);
    return walks.length == 0 ? List.of() : NutsKernel.checks(walks);
  }

  /**
   * Parameters of the likelihood at some draws, spread evenly over all that were kept.
   *
   * @param most number of draws at most
   * @return theta of each [n][q]
   */
  public double[][] thetas(int most) {
    int each = settings.draws();
    int all = chains.length * each;
    int count = Math.min(all, most);
    return IntStream.range(0, count)
        .map(s -> (int) ((long) s * all / count))
        .mapToObj(at -> chains[at / each].thetas.get(at % each))
        .toArray(double[][]::new);
  }

  /**
   * The marginal likelihood by bridge sampling, from the draws of the dispersion parameters.
   *
   * @return log p(y) with its Monte Carlo error
   */
  public MarginalLikelihood marginalLikelihood() {
    double[][][] states =
        Arrays.stream(chains)
            .map(chain -> chain.states.toArray(double[][]::new))
            .toArray(double[][][]::new);
    if (states[0][0].length == 0) {
      return new MarginalLikelihood(chains[0].log(states[0][0]), 0);
    }
    RandomStream fresh = Streams.of(settings.seed()).chain(chains.length + 1);
    return BridgeSampling.of(states, chains[0]::log, fresh);
  }

  private final class GaussianChain implements ChainRunner.Chain {

    private final RandomStream stream;
    private final IntegratedCoefficients coefficients;
    private final GaussianLikelihood likelihood;
    private final StructuredCoordinates coordinates;
    private final StructuredTarget target;
    private final EffectsDraw effects;
    private final MixedCoefficient[] mixing;
    private final @Nullable ChainKernel walk;
    private final List<double[]> thetas = new ArrayList<>();

    /** z, then the log of each Student prior's precision factor, at the draws kept. */
    private final List<double[]> states = new ArrayList<>();

    private final double[] x;
    private final double[] drawn;
    private final double[] beta;
    private final double[] mean;

    GaussianChain(RandomStream stream) {
      this.stream = stream;
      this.coefficients = IntegratedCoefficients.of(model, priors.coefficients());
      this.likelihood = coefficients.likelihood();
      this.coordinates =
          new StructuredCoordinates(
              model.structure(), priors.parameters(), priors.dispersion(), unexplained());
      this.target = new StructuredTarget(likelihood, coordinates);
      this.effects = new EffectsDraw(likelihood);
      this.mixing = MixedCoefficient.of(priors.coefficients());
      this.x = model.mean().x();
      this.drawn = new double[coefficients.size()];
      this.beta = new double[priors.coefficients().size()];
      this.mean = new double[model.studies().k()];
      double[] start = start();
      this.walk = target.size() == 0 ? null : walk(start);
    }

    private ChainKernel walk(double[] start) {
      if (settings.sampler() == Sampler.DIRECT) {
        return new InversionKernel(Objects.requireNonNull(exact), coordinates, stream);
      }
      return settings.sampler() == Sampler.NUTS
          ? new NutsKernel(settings, target, start, stream)
          : new SliceKernel(settings, target::at, start, stream);
    }

    /** Mean square of the least-squares residuals. */
    private double unexplained() {
      double sum = 0;
      for (double residual : likelihood.mean().leastSquaresResiduals()) {
        sum += residual * residual;
      }
      return Math.max(sum / model.studies().k(), Double.MIN_NORMAL);
    }

    /**
     * A starting point of a chain: near the point where heterogeneity accounts for all of the
     * least-squares residuals, and more dispersed than draws from the posterior.
     */
    private double[] start() {
      double[] middle = coordinates.middle();
      for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        double width = 1 - (double) attempt / MAX_ATTEMPTS;
        double[] z = middle.clone();
        for (int j = 0; j < z.length; j++) {
          z[j] += width * stream.nextGaussian();
        }
        if (target.at(z) > Double.NEGATIVE_INFINITY) {
          return z;
        }
      }
      if (target.at(middle) > Double.NEGATIVE_INFINITY) {
        return middle;
      }
      throw MetaException.of(
          "the posterior cannot be computed in double precision: the effects, their standard errors and the scales of the priors are too many powers of ten apart; measure the effects in another unit, or give priors of their size");
    }

    @Override
    public void next(double[][] block, int column, int iteration) {
      double[] z = new double[0];
      ChainKernel moved = walk;
      if (moved != null) {
        moved.move(iteration);
        z = moved.position();
      }
      target.at(z);
      effects.next(stream::nextGaussian, drawn);
      coefficients.complete(drawn, beta);
      int p = beta.length;
      for (int i = 0; i < mean.length; i++) {
        mean[i] = 0;
        for (int j = 0; j < p; j++) {
          mean[i] += x[i * p + j] * beta[j];
        }
      }
      recorder.record(
          new DrawRecorder.State(beta, coordinates.b(), mean, likelihood.dispersion(), effects),
          stream,
          block,
          column);
      double[] state = Arrays.copyOf(z, z.length + mixing.length);
      mix(state, z.length);
      if (iteration >= settings.warmup()) {
        thetas.add(coordinates.theta());
        states.add(state);
      }
    }

    private void mix(double[] state, int from) {
      for (int m = 0; m < mixing.length; m++) {
        double lambda = mixing[m].draw(beta, stream);
        coefficients.setPrecision(mixing[m].column(), mixing[m].precision(lambda));
        state[from + m] = Math.log(lambda);
      }
      if (mixing.length > 0 && walk != null) {
        Objects.requireNonNull(walk).refresh();
      }
    }

    /** Natural log of p(y, state), the coefficients being integrated out. */
    double log(double[] state) {
      double log = 0;
      int from = state.length - mixing.length;
      for (int m = 0; m < mixing.length; m++) {
        double logLambda = state[from + m];
        coefficients.setPrecision(mixing[m].column(), mixing[m].precision(Math.exp(logLambda)));
        log += mixing[m].mixture().logDensity(logLambda);
      }
      return log + target.at(Arrays.copyOf(state, from));
    }
  }
}
