package io.github.metasaw.model.counts;

import org.apache.commons.numbers.gamma.LogGamma;

/** Events in person-time as a function of their log rate. */
public final class PoissonLikelihood implements PredictorLikelihood {

  private final double x;
  private final double logTime;
  private final double logFactorial;

  private PoissonLikelihood(double x, double t) {
    this.x = x;
    this.logTime = Math.log(t);
    this.logFactorial = LogGamma.value(x + 1);
  }

  /**
   * Of a group.
   *
   * @param x events
   * @param t person-time, larger than 0
   * @return the likelihood of the log rate
   */
  public static PoissonLikelihood of(double x, double t) {
    return new PoissonLikelihood(x, t);
  }

  @Override
  public void at(double eta, double[] out) {
    double log = eta + logTime;
    double mean = Math.exp(log);
    out[0] = x * log - mean - logFactorial;
    out[1] = x - mean;
    out[2] = -mean;
  }

  @Override
  public double value(double eta) {
    double log = eta + logTime;
    return x * log - Math.exp(log) - logFactorial;
  }

  /**
   * The largest log-likelihood that any rate gives.
   *
   * @return its limit 0 where there are no events
   */
  public double saturated() {
    return x == 0 ? 0 : x * Math.log(x) - x - logFactorial;
  }
}
