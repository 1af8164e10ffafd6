package io.github.metasaw.bayes.bias;

import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.bayes.prior.ScaledDensity;
import java.util.Arrays;

/**
 * Integrates one model over mean, log tau and the parameters of its bias by trapezoidal rules on
 * {@link NodeAxis axes}. Where the error in a direction is estimated to be larger than {@link
 * #TOLERANCE} its step is halved.
 */
final class ModelQuadrature {

  /** Largest relative error in one direction. */
  private static final double TOLERANCE = 2e-7;

  private static final int MAX_ROUNDS = 4;

  private static final double STEP = 0.12;
  private static final double SPREAD = 5;

  /** A normal prior leaves nothing beyond this many SDs, another one beyond that many scales. */
  private static final double NORMAL_REACH = 9;

  private static final double HEAVY_REACH = 1e4;

  /** Logs of tau farther than this from all scales of data and prior are not looked at. */
  private static final double LOG_REACH = 45;

  private final ObservedEffects data;
  private final LocationPrior effect;
  private final ScaledDensity heterogeneity;
  private final int sign;

  /**
   * Quadrature of models that share data and priors.
   *
   * @param data estimates
   * @param effect prior of the mean where there is an effect; a density
   * @param heterogeneity prior of log tau where there is heterogeneity
   * @param direction that is positive in the data
   */
  ModelQuadrature(
      ObservedEffects data,
      LocationPrior effect,
      ScaledDensity heterogeneity,
      Direction direction) {
    this.sign = direction.sign();
    this.data = data;
    this.effect = effect;
    this.heterogeneity = heterogeneity;
  }

  private BiasLikelihood likelihood(BiasAdjustment bias) {
    if (bias instanceof BiasAdjustment.Selection selection) {
      return new StepLikelihood(data, selection.function());
    }
    return bias instanceof BiasAdjustment.Slope slope
        ? new SlopeLikelihood(data, slope)
        : new PlainLikelihood(data);
  }

  /** The posterior of a model. */
  ModelPosterior integrate(AveragedModel model) {
    return integrate(model, 0);
  }

  /**
   * The posterior of a model by finer rules than needed, with which its error is checked.
   *
   * @param model which
   * @param finer how often every step is halved at first
   */
  ModelPosterior integrate(AveragedModel model, int finer) {
    BiasLikelihood likelihood = likelihood(model.bias());
    Layouts layouts = layouts(model.hasHeterogeneity());
    NodeAxis.Layout ofMu = layouts.mu();
    NodeAxis.Layout ofTau = layouts.logTau();
    for (int i = 0; i < finer; i++) {
      ofMu = ofMu.halved();
      ofTau = ofTau.halved();
    }
    int[] refinements = new int[likelihood.parameters()];
    Arrays.fill(refinements, finer);
    for (int round = 0; ; round++) {
      ModelPlane plane = new ModelPlane(likelihood, mu(model, ofMu), logTau(model, ofTau));
      plane.integrate(refinements);
      boolean isDone = true;
      if (plane.error(1) > TOLERANCE) {
        ofMu = ofMu.halved();
        isDone = false;
      }
      if (plane.error(2) > TOLERANCE) {
        ofTau = ofTau.halved();
        isDone = false;
      }
      for (int e = 0; e < refinements.length; e++) {
        if (plane.error(3 + e) > TOLERANCE) {
          refinements[e]++;
          isDone = false;
        }
      }
      if (isDone || round == MAX_ROUNDS) {
        return plane.posterior(model);
      }
    }
  }

  private NodeAxis mu(AveragedModel model, NodeAxis.Layout layout) {
    return model.hasEffect()
        ? NodeAxis.of(layout, m -> Math.log(effect.density(sign * m)))
        : NodeAxis.at(0);
  }

  private NodeAxis logTau(AveragedModel model, NodeAxis.Layout layout) {
    return model.hasHeterogeneity()
        ? NodeAxis.of(layout, heterogeneity)
        : NodeAxis.at(Double.NEGATIVE_INFINITY);
  }

  /** Where mean and log tau lie without bias. */
  private record Layouts(NodeAxis.Layout mu, NodeAxis.Layout logTau) {}

  private Layouts layouts(boolean hasHeterogeneity) {
    double[] landmarks = heterogeneity.landmarks();
    double least = Math.log(Arrays.stream(data.sei()).min().orElse(1));
    double largest = Math.log(Arrays.stream(data.sei()).max().orElse(1));
    double from = Math.min(least, Arrays.stream(landmarks).min().orElse(least)) - 8;
    double to = Math.max(largest, Arrays.stream(landmarks).max().orElse(largest)) + 8;
    from = Math.max(from, heterogeneity.lower());
    to = Math.min(to, heterogeneity.upper());
    LogMoments moments =
        LogMoments.of(
            from, to, (to - from) / 400, u -> heterogeneity.at(u) + logWithoutBias(Math.exp(u)));
    double middle = moments.mean();
    double sd = Math.max(0.01, moments.sd());
    // The sum over mu must resolve it where tau is small too.
    double[] normal = normal(hasHeterogeneity ? Math.exp(middle - sd) : 0);
    double reach =
        effect.mixture().isPresent() ? HEAVY_REACH * effect.scale() : NORMAL_REACH * effect.scale();
    NodeAxis.Support support = new NodeAxis.Support(heterogeneity.lower(), heterogeneity.upper());
    return new Layouts(
        new NodeAxis.Layout(
            normal[0],
            SPREAD * normal[1],
            STEP,
            Math.min(normal[0], sign * effect.mode() - reach),
            Math.max(normal[0], sign * effect.mode() + reach)),
        new NodeAxis.Layout(
            support.x(middle),
            SPREAD * sd / Math.exp(support.logSlope(support.x(middle))),
            STEP,
            support.x(middle) - LOG_REACH,
            support.x(middle) + LOG_REACH));
  }

  /** Mean and SD of mu given tau, with a normal prior, and the log likelihood of tau. */
  private double[] normal(double tau) {
    double precision = 1 / (effect.scale() * effect.scale());
    double sum = precision * sign * effect.mode();
    double log = 0;
    for (int i = 0; i < data.k(); i++) {
      double weight = 1 / data.variance(i, tau);
      precision += weight;
      sum += weight * data.yi()[i];
      log += 0.5 * Math.log(weight);
    }
    double mean = sum / precision;
    for (int i = 0; i < data.k(); i++) {
      double gap = data.yi()[i] - mean;
      log -= 0.5 * gap * gap / data.variance(i, tau);
    }
    double away = (mean - sign * effect.mode()) / effect.scale();
    return new double[] {
      mean, 1 / Math.sqrt(precision), log - 0.5 * Math.log(precision) - 0.5 * away * away
    };
  }

  private double logWithoutBias(double tau) {
    return normal(tau)[2];
  }
}
