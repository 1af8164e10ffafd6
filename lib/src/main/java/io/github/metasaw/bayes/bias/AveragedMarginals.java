package io.github.metasaw.bayes.bias;

import io.github.metasaw.bayes.exact.TauMarginal;
import io.github.metasaw.bayes.posterior.DensityMarginal;
import io.github.metasaw.bayes.posterior.DiscreteMarginal;
import io.github.metasaw.bayes.posterior.LogWeights;
import io.github.metasaw.bayes.posterior.SpikeAndSlab;
import io.github.metasaw.fit.Marginal;
import io.github.metasaw.integrate.LogPanels;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The posteriors of parameters, averaged over the models that have them. */
final class AveragedMarginals {

  /** Cells of the interval from 0 to 1 in which the weights of p values are counted. */
  private static final int CELLS = 10_000;

  /** How much finer than the lattice the last weight is interpolated. */
  private static final int FINER = 8;

  private final List<ModelPosterior> models;
  private final double[] logJoint;
  private final double[] probability;
  private final int sign;

  /**
   * Averages.
   *
   * @param models each with its posterior [m]
   * @param logJoint log of prior times marginal likelihood [m]
   * @param sign -1 where effects were turned
   */
  AveragedMarginals(List<ModelPosterior> models, double[] logJoint, int sign) {
    this.models = models;
    this.logJoint = logJoint;
    this.probability = logJoint.clone();
    LogWeights.normalise(probability);
    this.sign = sign;
  }

  /** The posterior probabilities of the models [m]. */
  double[] probabilities() {
    return probability.clone();
  }

  /** The posterior probability of some models. */
  double share(Predicate<AveragedModel> which) {
    return IntStream.of(those(which)).mapToDouble(m -> probability[m]).sum();
  }

  /**
   * The mean effect.
   *
   * @param isConditional whether only models with an effect are averaged
   * @return its posterior, on the scale of yi; else with a spike at 0
   */
  Marginal mu(boolean isConditional) {
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
  Marginal tau(boolean isConditional) {
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
  Marginal slope(BiasAdjustment.Predictor predictor, boolean isConditional) {
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
  double[] steps() {
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
  Marginal weight(double p, boolean isConditional) {
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
    double[] weights = IntStream.of(in).mapToDouble(m -> logJoint[m]).toArray();
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
}
