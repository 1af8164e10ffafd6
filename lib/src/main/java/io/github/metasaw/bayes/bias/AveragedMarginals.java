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

/** Posteriors of parameters, averaged over the models that contain them. */
final class AveragedMarginals {

  /** Number of cells into which the range of the weights, 0 to 1, is divided. */
  private static final int CELLS = 10_000;

  /** Number of interpolated values of the last weight per step of the lattice. */
  private static final int FINER = 8;

  private final List<ModelPosterior> models;
  private final double[] logJoint;
  private final double[] probability;
  private final int sign;

  /**
   * Averages over models.
   *
   * @param models the posterior of each model [m]
   * @param logJoint log of prior probability times marginal likelihood [m]
   * @param sign -1 if the signs of the effects were reversed, else 1
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

  /** The total posterior probability of the models that satisfy a condition. */
  double share(Predicate<AveragedModel> which) {
    return IntStream.of(those(which)).mapToDouble(m -> probability[m]).sum();
  }

  /**
   * The posterior of the mean effect.
   *
   * @param isConditional whether the average is over models with an effect only
   * @return the posterior, on the scale of yi; unless conditional, it has a spike at 0
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
   * The posterior of the SD of the effects.
   *
   * @param isConditional whether the average is over models with heterogeneity only
   * @return the posterior, on the scale of yi; unless conditional, it has a spike at 0
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
   * The posterior of the slope of PET or PEESE.
   *
   * @param predictor the standard error (PET) or the sampling variance (PEESE)
   * @param isConditional whether the average is over models with this slope only
   * @return the posterior; unless conditional, it has a spike at 0
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
   * The one-sided p values at which any weight function of the ensemble changes.
   *
   * @return the p values in ascending order; all weights are constant between neighbouring ones,
   *     below the first and above the last
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
   * The posterior of the publication probability of studies with a given p value, relative to that
   * of the most significant studies.
   *
   * @param p one-sided p value strictly between two neighbouring {@link #steps}
   * @param isConditional whether the average is over models with selection only
   * @return the posterior on a grid of 10,000 cells; models without selection have weight 1
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

  /** Divides a mass between the two neighbouring grid values so that its mean is preserved. */
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

  /** Posterior probabilities of some models, given that one of them is true. */
  private double[] weights(int... in) {
    double[] weights = IntStream.of(in).mapToDouble(m -> logJoint[m]).toArray();
    LogWeights.normalise(weights);
    return weights;
  }

  /** A number that depends on the model. */
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

  /** A density that depends on the model. */
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
