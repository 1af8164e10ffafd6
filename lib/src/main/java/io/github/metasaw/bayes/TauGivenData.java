package io.github.metasaw.bayes;

import io.github.metasaw.integrate.LogDensity;

/**
 * The posterior of u = log tau up to its constant: log p(y | tau) plus the log prior of u. As tau
 * falls the likelihood becomes constant; as it grows the likelihood falls as tau^-(k - q), q the
 * number of coefficients with a flat prior.
 */
final class TauGivenData implements LogDensity {

  private final Conditional conditional;
  private final ScaledDensity prior;
  private final int orders;
  private final double[] landmarks;

  TauGivenData(
      Conditional conditional, ScaledDensity prior, double[] vi, double spread, int orders) {
    this.conditional = conditional;
    this.prior = prior;
    this.orders = orders;
    double least = Double.POSITIVE_INFINITY;
    double most = spread * spread;
    for (double v : vi) {
      least = Math.min(least, v);
      most = Math.max(most, v);
    }
    double[] own = prior.landmarks();
    this.landmarks = java.util.Arrays.copyOf(own, own.length + 2);
    landmarks[own.length] = 0.5 * Math.log(least);
    landmarks[own.length + 1] = 0.5 * Math.log(most);
  }

  @Override
  public double at(double u) {
    double log = prior.at(u);
    return log == Double.NEGATIVE_INFINITY ? log : log + conditional.logLikelihood(Math.exp(2 * u));
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
