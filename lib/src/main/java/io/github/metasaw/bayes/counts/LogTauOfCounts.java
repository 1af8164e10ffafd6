package io.github.metasaw.bayes.counts;

import io.github.metasaw.bayes.exact.LogSdPosterior;
import io.github.metasaw.bayes.exact.TauNodes;
import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.bayes.prior.ScaledDensity;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.integrate.LogPanels;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The posterior of u = log tau up to its constant: the log likelihood of tau, the mean integrated
 * out over its prior, plus the log prior of u. As tau grows, each study that bounds its effect on
 * both sides takes an order of tau, and a flat prior of the mean gives one back.
 */
final class LogTauOfCounts extends LogSdPosterior {

  /** No posterior needs more values of tau, unless it is a strange one. */
  private static final int MAX_KEPT = 1500;

  private final MeanQuadrature mean;
  private final StudyIntegrals studies;

  /** The mean given each value of tau that the likelihood was asked for so far. */
  private final Map<Double, MeanGivenTau> kept = new HashMap<>();

  private boolean isKeeping = true;

  private LogTauOfCounts(
      ScaledDensity prior,
      int order,
      double[] landmarks,
      MeanQuadrature mean,
      StudyIntegrals studies) {
    super(prior, order, landmarks);
    this.mean = mean;
    this.studies = studies;
  }

  /**
   * The posterior of log tau.
   *
   * @param priors of which that of tau has a density
   * @param studies whose tables are filled
   * @throws MetaException where it has no finite mass, with the reason
   */
  static LogTauOfCounts of(ModelPriors priors, StudyIntegrals studies) {
    MeanQuadrature mean = studies.mean(priors.coefficients().get(0));
    ScaledDensity prior = priors.tauDensity().density();
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    int orders = 0;
    for (int i = 0; i < studies.k(); i++) {
      EffectLikelihood one = studies.likelihood(i);
      least = Math.min(least, one.scale());
      most = Math.max(most, one.scale());
      low = Math.min(low, one.centre());
      high = Math.max(high, one.centre());
      orders += one.isTwoSided() ? 1 : 0;
    }
    double[] ofData =
        most > 0
            ? new double[] {Math.log(least), Math.log(Math.max(most, high - low))}
            : new double[0];
    LogTauOfCounts density =
        new LogTauOfCounts(prior, orders - priors.flatCoefficients(), ofData, mean, studies);
    density.requireProper(priors.tauDensity());
    return density;
  }

  private void requireProper(DispersionPrior.OfScale tau) {
    if (!(lowerRate() > 0)) {
      throw MetaException.format(
          "prior %s gives no posterior: the data can never rule out tau = 0, and this prior has"
              + " infinite mass near it; use for example prior tau = half_cauchy(0.5)",
          tau.code());
    }
    if (!(upperRate() > 0)) {
      throw MetaException.format(
          "prior %s gives no posterior of these counts: large tau keeps infinite mass, for studies"
              + " with an empty cell do not bound their effects; take a prior that integrates, such"
              + " as prior tau = half_cauchy(0.5)",
          tau.code());
    }
  }

  /**
   * Its quadrature.
   *
   * @param tau the prior of tau
   * @param moments powers of tau that shall have their integrals
   * @param halvings of all panels that are not needed
   * @throws MetaException where the mass could not be found
   */
  LogPanels panels(DispersionPrior.OfScale tau, int moments, int halvings) {
    LogPanels panels = LogPanels.finer(this, moments, halvings);
    if (!panels.isResolved()) {
      throw MetaException.format(
          "prior %s and these counts give no posterior that can be computed with: much of it lies"
              + " beyond any number, or in a spot too narrow to find; take a prior that rules out"
              + " absurd values of tau, such as tau = half_cauchy(0.5)",
          tau.code());
    }
    return panels;
  }

  @Override
  protected double logLikelihood(double u) {
    synchronized (studies) { // whose tables are not for several threads at once
      double tau = Math.exp(u);
      if (!isKeeping || kept.size() == MAX_KEPT) {
        return mean.logIntegral(tau);
      }
      return kept.computeIfAbsent(tau, mean::at).logIntegral();
    }
  }

  /**
   * The mean given those values of tau that the likelihood was asked for; from now on none is kept.
   *
   * @param nodes values of tau
   */
  Map<Double, MeanGivenTau> take(TauNodes nodes) {
    synchronized (studies) {
      isKeeping = false;
      kept.keySet().retainAll(Arrays.stream(nodes.tau()).boxed().collect(Collectors.toSet()));
      Map<Double, MeanGivenTau> taken = Map.copyOf(kept);
      kept.clear();
      return taken;
    }
  }

  @Override
  protected double sketchOfLikelihood(double u) {
    synchronized (studies) {
      return mean.laplace(Math.exp(u));
    }
  }
}
