package io.github.metasaw.bayes.bias;

import io.github.metasaw.bayes.prior.LocationPrior;
import io.github.metasaw.bayes.prior.ScaledDensity;
import io.github.metasaw.parallel.Interrupts;
import java.util.Arrays;

/**
 * Integrates one model over mean, log tau and the parameters of its bias by trapezoidal rules on
 * {@link NodeAxis axes}. Where the error in a direction is estimated to be larger than {@link
 * #TOLERANCE} its step is halved.
 */
final class ModelQuadrature {

  /** Largest relative error in one direction. */
  private static final double TOLERANCE = 2e-7;

  /** How the error of directions follows from their transforms. */
  private static final double POWER_OF_PLANE = 2;

  private static final double POWER_OF_BIAS = 2.5;

  private static final int MAX_ROUNDS = 4;

  /** Places whose log falls below the largest by more than this are left out. */
  private static final double DEPTH = 27;

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
      NodeAxis mu =
          model.hasEffect()
              ? NodeAxis.of(ofMu, m -> Math.log(effect.density(sign * m)))
              : NodeAxis.at(0);
      NodeAxis logTau =
          model.hasHeterogeneity()
              ? NodeAxis.of(ofTau, heterogeneity)
              : NodeAxis.at(Double.NEGATIVE_INFINITY);
      Plane plane = new Plane(likelihood, mu, logTau);
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
    double peak = Double.NEGATIVE_INFINITY;
    double middle = 0;
    double spread = 0;
    double sum = 0;
    double step = (to - from) / 400;
    for (int pass = 0; pass < 2; pass++) {
      for (double u = from + step / 2; u < to; u += step) {
        double log = heterogeneity.at(u) + logWithoutBias(Math.exp(u));
        if (pass == 0) {
          peak = Math.max(peak, log);
        } else {
          double weight = Math.exp(log - peak);
          double gap = u - middle;
          sum += weight;
          middle += sum > 0 ? weight / sum * gap : 0;
          spread += weight * gap * (u - middle);
        }
      }
    }
    double sd = Math.max(0.01, Math.sqrt(spread / sum));
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

  /** Sums over the plane of mean and log tau. */
  private static final class Plane {

    private final BiasLikelihood likelihood;
    private final NodeAxis mu;
    private final NodeAxis logTau;
    private final double[] massOfMu;
    private final double[] massOfTau;
    private final double[] sums;
    private final double[][] about;
    private double shift;

    Plane(BiasLikelihood likelihood, NodeAxis mu, NodeAxis logTau) {
      this.likelihood = likelihood;
      this.mu = mu;
      this.logTau = logTau;
      this.massOfMu = new double[mu.size()];
      this.massOfTau = new double[logTau.size()];
      this.sums = new double[5 + 2 * likelihood.parameters()];
      this.about = new double[logTau.size()][mu.size()];
    }

    void integrate(int... refinements) {
      int bestMu = 0;
      int bestTau = 0;
      for (int j = 0; j < logTau.size(); j++) {
        Interrupts.check();
        double tau = Math.exp(logTau.value(j));
        for (int i = 0; i < mu.size(); i++) {
          double prior = mu.logWeight(i) + logTau.logWeight(j);
          about[j][i] =
              prior > -200
                  ? prior + likelihood.approximate(mu.value(i), tau)
                  : Double.NEGATIVE_INFINITY;
          if (about[j][i] > about[bestTau][bestMu]) {
            bestTau = j;
            bestMu = i;
          }
        }
      }
      shift = about[bestTau][bestMu];
      likelihood.prepare(mu.value(bestMu), Math.exp(logTau.value(bestTau)), refinements);
      likelihood.integrate(
          mu.value(bestMu), Math.exp(logTau.value(bestTau)), Double.NEGATIVE_INFINITY);
      likelihood.mark();
      for (int j = bestTau; j < logTau.size(); j++) {
        row(j);
      }
      likelihood.reset();
      for (int j = bestTau - 1; j >= 0; j--) {
        row(j);
      }
    }

    private void row(int j) {
      Interrupts.check();
      int start = 0;
      for (int i = 1; i < mu.size(); i++) {
        start = about[j][i] > about[j][start] ? i : start;
      }
      if (!(about[j][start] > shift - DEPTH)) {
        return;
      }
      place(j, start);
      likelihood.mark();
      for (int i = start + 1; i < mu.size(); i++) {
        place(j, i);
      }
      likelihood.reset();
      for (int i = start - 1; i >= 0; i--) {
        place(j, i);
      }
      likelihood.reset();
    }

    private void place(int j, int i) {
      if (!(about[j][i] > shift - DEPTH)) {
        return;
      }
      double logWeight = mu.logWeight(i) + logTau.logWeight(j) - shift;
      double[] parts = likelihood.integrate(mu.value(i), Math.exp(logTau.value(j)), logWeight);
      massOfMu[i] += parts[0];
      massOfTau[j] += parts[0];
      sums[0] += parts[0];
      sums[1] += mu.cosine(i) * parts[0];
      sums[2] += mu.sine(i) * parts[0];
      sums[3] += logTau.cosine(j) * parts[0];
      sums[4] += logTau.sine(j) * parts[0];
      for (int e = 1; e < parts.length; e++) {
        sums[4 + e] += parts[e];
      }
    }

    /** The relative error in one direction: 1 of mu, 2 of log tau, then the parameters. */
    double error(int direction) {
      return NodeAxis.error(
          sums[0],
          sums[2 * direction - 1],
          sums[2 * direction],
          direction > 2 ? POWER_OF_BIAS : POWER_OF_PLANE);
    }

    ModelPosterior posterior(AveragedModel model) {
      double error = 0;
      for (int direction = 1; 2 * direction < sums.length; direction++) {
        error += error(direction);
      }
      return new ModelPosterior(
          model,
          shift + Math.log(sums[0]),
          error,
          NodeDensity.of(mu, massOfMu),
          NodeDensity.of(logTau, massOfTau),
          likelihood);
    }
  }
}
