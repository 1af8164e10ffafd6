package io.github.metasaw.bayes.bias;

import io.github.metasaw.bayes.exact.TauMarginal;
import io.github.metasaw.bayes.posterior.DensityMarginal;
import io.github.metasaw.bayes.posterior.DiscreteMarginal;
import io.github.metasaw.bayes.posterior.LogWeights;
import io.github.metasaw.bayes.posterior.SpikeAndSlab;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.integrate.LogDensity;
import io.github.metasaw.integrate.LogPanels;
import io.github.metasaw.parallel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The posterior over models with and without effect, heterogeneity and publication bias: RoBMA-PSMA
 * (Bartos, Maier, Wagenmakers, Doucouliagos and Stanley 2023, Res. Synth. Methods 14, 99) without
 * sampling. Every marginal likelihood is a sum over a lattice whose error is estimated and below a
 * millionth; marginals of averaged parameters are mixtures of those of the models.
 *
 * <pre>{@code
 * RobmaPosterior posterior =
 *     RobmaPosterior.compute(
 *         yi, sei, Ensemble.PSMA, RobmaPriors.DEFAULT, Direction.POSITIVE);
 * double bf = posterior.inclusionBayesFactor(Component.EFFECT);
 * }</pre>
 */
public final class RobmaPosterior {

  private static final int THREADS = 2;

  /** Cells of the interval from 0 to 1 in which the weights of p values are counted. */
  private static final int CELLS = 10_000;

  /** How much finer than the lattice the last weight is interpolated. */
  private static final int FINER = 8;

  private final ObservedEffects data;
  private final RobmaPriors priors;
  private final int sign;
  private final List<ModelPosterior> models;
  private final double[] logJoint;
  private final double[] probability;

  private RobmaPosterior(
      ObservedEffects data, RobmaPriors priors, Direction direction, List<ModelPosterior> models) {
    this.data = data;
    this.priors = priors;
    this.sign = direction.sign();
    this.models = List.copyOf(models);
    this.logJoint =
        models.stream().mapToDouble(m -> m.logMarginal() + Math.log(m.model().prior())).toArray();
    this.probability = logJoint.clone();
    LogWeights.normalise(probability);
  }

  /**
   * Integrates all models.
   *
   * @param yi estimates [k]
   * @param sei their standard errors, above 0 [k]
   * @param ensemble which models
   * @param priors of their parameters, on the scale of yi
   * @param direction of effects that selection favours
   * @return the posterior
   */
  public static RobmaPosterior compute(
      double[] yi, double[] sei, Ensemble ensemble, RobmaPriors priors, Direction direction) {
    double[] turned = Arrays.stream(yi).map(y -> direction.sign() * y).toArray();
    ObservedEffects data = new ObservedEffects(turned, sei.clone());
    ModelQuadrature quadrature =
        new ModelQuadrature(data, priors.effect(), priors.heterogeneity().density(), direction);
    return compute(data, ensemble.models(priors), priors, direction, quadrature::integrate);
  }

  /** How a model is integrated. */
  interface Integrator {
    ModelPosterior integrate(AveragedModel model);
  }

  private static RobmaPosterior compute(
      ObservedEffects data,
      List<AveragedModel> models,
      RobmaPriors priors,
      Direction direction,
      Integrator integrator) {
    List<Future<ModelPosterior>> tasks = new ArrayList<>();
    List<ModelPosterior> posteriors = new ArrayList<>();
    try (Workers workers = Workers.of(THREADS, "model averaging")) {
      // The dearest models are the last ones.
      for (int m = models.size() - 1; m >= 0; m--) {
        AveragedModel model = models.get(m);
        tasks.add(0, workers.submit(() -> integrator.integrate(model)));
      }
      tasks.forEach(task -> posteriors.add(Workers.result(task)));
    }
    return new RobmaPosterior(data, priors, direction, posteriors);
  }

  /**
   * The models.
   *
   * @return in the order of all their numbers [m]
   */
  public List<AveragedModel> models() {
    return models.stream().map(ModelPosterior::model).toList();
  }

  /**
   * The marginal likelihoods.
   *
   * @return natural logs [m]
   */
  public double[] logMarginals() {
    return models.stream().mapToDouble(ModelPosterior::logMarginal).toArray();
  }

  /**
   * The posterior probabilities of the models.
   *
   * @return sum to one [m]
   */
  public double[] probabilities() {
    return probability.clone();
  }

  /**
   * How exact marginal likelihoods are.
   *
   * @return the largest estimated relative error of one
   */
  public double error() {
    return models.stream().mapToDouble(ModelPosterior::error).max().orElse(0);
  }

  /**
   * Number of studies.
   *
   * @return k
   */
  public int k() {
    return data.k();
  }

  /**
   * The priors.
   *
   * @return as they were given
   */
  public RobmaPriors priors() {
    return priors;
  }

  /**
   * The prior probability of a component.
   *
   * @param component which
   * @return sum over the models that have it
   */
  public double prior(Component component) {
    return models.stream()
        .map(ModelPosterior::model)
        .filter(component::isIn)
        .mapToDouble(AveragedModel::prior)
        .sum();
  }

  /**
   * The posterior probability of a component.
   *
   * @param component which
   * @return sum over the models that have it
   */
  public double probability(Component component) {
    return share(component::isIn);
  }

  private double share(Predicate<AveragedModel> which) {
    return IntStream.range(0, models.size())
        .filter(m -> which.test(models.get(m).model()))
        .mapToDouble(m -> probability[m])
        .sum();
  }

  /**
   * The inclusion Bayes factor of a component: its posterior odds over its prior odds.
   *
   * @param component which
   * @return above 1 where the data speak for it
   */
  public double inclusionBayesFactor(Component component) {
    double prior = prior(component);
    return Math.exp(
        logOdds(m -> component.isIn(models.get(m).model())) - Math.log(prior / (1 - prior)));
  }

  /**
   * The inclusion Bayes factor of one model against all others.
   *
   * @param m the model, from 0
   * @return above 1 where the data speak for it
   */
  public double inclusionBayesFactor(int m) {
    double prior = models.get(m).model().prior();
    return Math.exp(logOdds(other -> other == m) - Math.log(prior / (1 - prior)));
  }

  private double logOdds(IntPredicate which) {
    double[] with =
        IntStream.range(0, models.size()).filter(which).mapToDouble(this::log).toArray();
    double[] without =
        IntStream.range(0, models.size()).filter(which.negate()).mapToDouble(this::log).toArray();
    return LogWeights.normalise(with) - LogWeights.normalise(without);
  }

  private double log(int m) {
    return logJoint[m];
  }

  /**
   * The mean effect.
   *
   * @param isConditional whether only models with an effect are averaged
   * @return its posterior, on the scale of yi; else with a spike at 0
   */
  public Marginal mu(boolean isConditional) {
    int[] in = those(AveragedModel::hasEffect);
    double[] weights = weights(in);
    double mean = average(in, weights, m -> models.get(m).mu().average(x -> sign * x));
    double second =
        average(
            in,
            weights,
            m -> models.get(m).mu().average(x -> (sign * x - mean) * (sign * x - mean)));
    double sd = Math.sqrt(second);
    Marginal slab =
        new DensityMarginal(
            x -> average(in, weights, m -> Math.exp(models.get(m).mu().log(sign * x))),
            new DensityMarginal.Moments(mean, sd, mean, sd));
    return isConditional ? slab : new SpikeAndSlab(0, 1 - share(AveragedModel::hasEffect), slab);
  }

  /**
   * The SD of the effects.
   *
   * @param isConditional whether only models with heterogeneity are averaged
   * @return its posterior, on the scale of yi; else with a spike at 0
   */
  public Marginal tau(boolean isConditional) {
    int[] in = those(AveragedModel::hasHeterogeneity);
    double[] weights = weights(in);
    Marginal slab = positive(weights, densities(in, m -> models.get(m).logTau()));
    return isConditional
        ? slab
        : new SpikeAndSlab(0, 1 - share(AveragedModel::hasHeterogeneity), slab);
  }

  /**
   * The slope of PET or PEESE.
   *
   * @param predictor which
   * @param isConditional whether only models with this slope are averaged
   * @return its posterior; else with a spike at 0
   */
  public Marginal slope(BiasAdjustment.Predictor predictor, boolean isConditional) {
    Predicate<AveragedModel> which =
        model ->
            model.bias() instanceof BiasAdjustment.Slope slope && slope.predictor() == predictor;
    int[] in = those(which);
    if (in.length == 0) {
      return DiscreteMarginal.at(0);
    }
    Marginal slab =
        positive(
            weights(in), densities(in, m -> ((SlopeLikelihood) models.get(m).bias()).logSlope()));
    return isConditional ? slab : new SpikeAndSlab(0, 1 - share(which), slab);
  }

  /**
   * One-sided p values at which a weight function of the ensemble changes.
   *
   * @return ascending; between two of them, and to 0 and 1, all weights are constant
   */
  public double[] steps() {
    return models.stream()
        .map(ModelPosterior::bias)
        .filter(StepLikelihood.class::isInstance)
        .flatMapToDouble(b -> Arrays.stream(((StepLikelihood) b).function().oneSidedSteps()))
        .distinct()
        .sorted()
        .toArray();
  }

  /**
   * The probability of being published of studies with a p value, relative to that of the most
   * significant ones.
   *
   * @param p one-sided p value, inside an interval of {@link #steps}
   * @param isConditional whether only models with selection are averaged
   * @return its posterior on a grid of 10,000 cells; models without selection have the weight 1
   */
  public Marginal weight(double p, boolean isConditional) {
    Predicate<AveragedModel> which = model -> model.bias() instanceof BiasAdjustment.Selection;
    double[] cells = new double[CELLS + 1];
    double of = isConditional ? share(which) : 1;
    for (int m : those(which)) {
      StepLikelihood bias = (StepLikelihood) models.get(m).bias();
      int interval = bias.function().interval(p);
      double share = probability[m] / of;
      if (interval == 0) {
        cells[CELLS] += share;
      } else {
        bias.weights().visit(FINER, (omega, mass) -> put(cells, omega[interval - 1], share * mass));
      }
    }
    if (!isConditional) {
      cells[CELLS] += 1 - share(which);
    }
    double[] values = new double[CELLS + 1];
    Arrays.setAll(values, c -> (double) c / CELLS);
    return new DiscreteMarginal(values, cells);
  }

  /** Shares a mass between the neighbouring values, so that the mean stays. */
  private static void put(double[] cells, double value, double mass) {
    double place = value * CELLS;
    int at = Math.min(CELLS - 1, (int) place);
    cells[at] += (at + 1 - place) * mass;
    cells[at + 1] += (place - at) * mass;
  }

  private int[] those(Predicate<AveragedModel> which) {
    return IntStream.range(0, models.size())
        .filter(m -> which.test(models.get(m).model()))
        .toArray();
  }

  /** Probabilities given that it is one of these. */
  private double[] weights(int... in) {
    double[] weights = IntStream.of(in).mapToDouble(this::log).toArray();
    LogWeights.normalise(weights);
    return weights;
  }

  /** A number of a model. */
  private interface OfModel {
    double of(int m);
  }

  private static double average(int[] in, double[] weights, OfModel number) {
    double sum = 0;
    for (int i = 0; i < in.length; i++) {
      sum += weights[i] > 0 ? weights[i] * number.of(in[i]) : 0;
    }
    return sum;
  }

  /** A density of a model. */
  private interface DensityOf {
    NodeDensity of(int m);
  }

  private static List<NodeDensity> densities(int[] in, DensityOf density) {
    return IntStream.of(in).mapToObj(density::of).toList();
  }

  private static Marginal positive(double[] weights, List<NodeDensity> logs) {
    LogMixture mixture = new LogMixture(weights, logs);
    return new TauMarginal(mixture, LogPanels.of(mixture, 2), Double.POSITIVE_INFINITY);
  }

  /** The density of a logarithm, averaged over models. */
  private record LogMixture(double[] weights, List<NodeDensity> logs) implements LogDensity {
    @Override
    public double at(double u) {
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] > 0 ? weights[i] * Math.exp(logs.get(i).log(u)) : 0;
      }
      return Math.log(sum);
    }

    @Override
    public double lower() {
      return Double.NEGATIVE_INFINITY;
    }

    @Override
    public double upper() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public double lowerRate() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public double upperRate() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public double[] landmarks() {
      double[] means = new double[logs.size()];
      Arrays.setAll(means, i -> logs.get(i).average(u -> u));
      return means;
    }
  }
}
