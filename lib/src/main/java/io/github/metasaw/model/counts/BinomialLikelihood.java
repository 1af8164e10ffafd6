package io.github.metasaw.model.counts;

import org.apache.commons.numbers.gamma.LogBeta;

/** Events of a group as a function of their log odds: x of n, with log odds offset + eta. */
public final class BinomialLikelihood implements PredictorLikelihood {

  private final double x;
  private final double n;
  private final double offset;
  private final double logCoefficient;

  private BinomialLikelihood(double x, double n, double offset) {
    this.x = x;
    this.n = n;
    this.offset = offset;
    this.logCoefficient = x == 0 || x == n ? 0 : -Math.log(n + 1) - LogBeta.value(x + 1, n - x + 1);
  }

  /**
   * Of a group.
   *
   * @param x events
   * @param n size of the group, x or more
   * @return the likelihood of the log odds
   */
  public static BinomialLikelihood of(double x, double n) {
    return new BinomialLikelihood(x, n, 0);
  }

  /**
   * The same with a known number added to the linear predictor.
   *
   * @param offset log odds where the linear predictor is 0
   * @return a copy
   */
  public BinomialLikelihood withOffset(double offset) {
    return new BinomialLikelihood(x, n, offset);
  }

  @Override
  public void at(double eta, double[] out) {
    double logit = offset + eta;
    // exp of a negative number, so that nothing overflows or cancels.
    double small = Math.exp(-Math.abs(logit));
    double p = logit > 0 ? 1 / (1 + small) : small / (1 + small);
    out[0] = x * logit - n * (Math.max(logit, 0) + logOf1And(small)) + logCoefficient;
    out[1] = x - n * p;
    out[2] = -n * small / ((1 + small) * (1 + small));
  }

  @Override
  public double value(double eta) {
    double logit = offset + eta;
    double small = Math.exp(-Math.abs(logit));
    return x * logit - n * (Math.max(logit, 0) + logOf1And(small)) + logCoefficient;
  }

  /**
   * log(1 + x) to the last digits: the rounding of 1 + x is made up for (Goldberg 1991, theorem 4).
   * Several times faster than log1p, for which Java 17 has no instructions of its own.
   */
  private static double logOf1And(double x) {
    double sum = 1 + x;
    return sum == 1 ? x : Math.log(sum) * (x / (sum - 1));
  }

  /**
   * The largest log-likelihood that any linear predictor gives.
   *
   * @return its limit where that predictor is infinite
   */
  public double saturated() {
    return logCoefficient + power(x) + power(n - x);
  }

  private double power(double count) {
    return count == 0 ? 0 : count * Math.log(count / n);
  }
}
