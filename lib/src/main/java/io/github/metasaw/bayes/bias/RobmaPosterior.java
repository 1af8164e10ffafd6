package io.github.metasaw.bayes.bias;

import io.github.metasaw.bayes.posterior.LogWeights;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.parallel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
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

  private final ObservedEffects data;
  private final RobmaPriors priors;
  private final List<ModelPosterior> models;
  private final double[] logJoint;
  private final AveragedMarginals marginals;

  private RobmaPosterior(
      ObservedEffects data, RobmaPriors priors, Direction direction, List<ModelPosterior> models) {
    this.data = data;
    this.priors = priors;
    this.models = List.copyOf(models);
    this.logJoint =
        models.stream().mapToDouble(m -> m.logMarginal() + Math.log(m.model().prior())).toArray();
    this.marginals = new AveragedMarginals(this.models, logJoint, direction.sign());
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
    return marginals.probabilities();
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
    return marginals.share(component::isIn);
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
   * The inclusion Bayes factor of the effect from the Savage-Dickey density ratio (Dickey 1971,
   * Ann. Math. Stat. 42, 204): the prior over the posterior density of the mean effect at 0, given
   * that there is an effect. Every model without an effect is a model with an effect at mu = 0, so
   * this is a second computation of the ratio of marginal likelihoods.
   *
   * @return the same quantity as {@link #inclusionBayesFactor(Component)} of the effect; infinite
   *     if 0 is too far from all nodes
   */
  public double savageDickey() {
    return priors.effect().density(0) / mu(true).density(0);
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
    return marginals.mu(isConditional);
  }

  /**
   * The SD of the effects.
   *
   * @param isConditional whether only models with heterogeneity are averaged
   * @return its posterior, on the scale of yi; else with a spike at 0
   */
  public Marginal tau(boolean isConditional) {
    return marginals.tau(isConditional);
  }

  /**
   * The slope of PET or PEESE.
   *
   * @param predictor which
   * @param isConditional whether only models with this slope are averaged
   * @return its posterior; else with a spike at 0
   */
  public Marginal slope(BiasAdjustment.Predictor predictor, boolean isConditional) {
    return marginals.slope(predictor, isConditional);
  }

  /**
   * One-sided p values at which a weight function of the ensemble changes.
   *
   * @return ascending; between two of them, and to 0 and 1, all weights are constant
   */
  public double[] steps() {
    return marginals.steps();
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
    return marginals.weight(p, isConditional);
  }
}
