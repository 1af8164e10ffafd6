package io.github.metasaw.bayes.counts;

import io.github.metasaw.bayes.prior.DispersionPrior;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.bayes.prior.ScaledDensity;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.integrate.LogDensity;
import io.github.metasaw.integrate.LogPanels;
import java.util.Arrays;

/**
 * The posterior of u = log tau up to its constant: the log likelihood of tau, the mean integrated
 * out over its prior, plus the log prior of u. As tau grows, each study that bounds its effect on
 * both sides takes an order of tau, and a flat prior of the mean gives one back.
 */
final class LogTauOfCounts implements LogDensity {

  private final ScaledDensity prior;
  private final MeanQuadrature mean;
  private final double orders;
  private final double[] landmarks;

  private LogTauOfCounts(
      ScaledDensity prior, MeanQuadrature mean, double orders, double[] landmarks) {
    this.prior = prior;
    this.mean = mean;
    this.orders = orders;
    this.landmarks = landmarks;
  }

  /**
   * The posterior of log tau.
   *
   * @param priors of which that of tau has a density
   * @param mean the rule of the mean given tau
   * @throws MetaException where it has no finite mass, with the reason
   */
  static LogTauOfCounts of(ModelPriors priors, MeanQuadrature mean) {
    ScaledDensity prior = priors.tauDensity().density();
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    int orders = 0;
    for (EffectIntegral study : mean.studies()) {
      EffectLikelihood one = study.likelihood();
      least = Math.min(least, one.scale());
      most = Math.max(most, one.scale());
      low = Math.min(low, one.centre());
      high = Math.max(high, one.centre());
      orders += one.isTwoSided() ? 1 : 0;
    }
    double[] own = prior.landmarks();
    double[] all = Arrays.copyOf(own, own.length + (most > 0 ? 2 : 0));
    if (most > 0) {
      all[own.length] = Math.log(least);
      all[own.length + 1] = Math.log(Math.max(most, high - low));
    }
    LogTauOfCounts density =
        new LogTauOfCounts(prior, mean, orders - priors.flatCoefficients(), all);
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
  public double at(double u) {
    double log = prior.at(u);
    return log == Double.NEGATIVE_INFINITY ? log : log + mean.logIntegral(Math.exp(u));
  }

  @Override
  public double lower() {
    return prior.lower();
  }

  @Override
  public double upper() {
    return prior.upper();
  }

  @Override
  public double lowerRate() {
    return prior.lowerRate();
  }

  @Override
  public double upperRate() {
    return prior.upperRate() + orders;
  }

  @Override
  public double[] landmarks() {
    return landmarks.clone();
  }
}
