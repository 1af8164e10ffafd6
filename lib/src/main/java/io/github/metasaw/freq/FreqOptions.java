package io.github.metasaw.freq;

import org.jspecify.annotations.Nullable;

/**
 * How a model is estimated, apart from what is modelled. Immutable; start at {@link #defaults}.
 *
 * @param method estimator of tau2
 * @param fixedTau2 a value of tau2 to use instead of an estimate; NaN for none
 * @param test of the coefficients
 * @param level of all intervals
 * @param weights pooling weights [k] instead of inverse variances, as metafor's {@code weights};
 *     with GENQ and GENQM also the estimator's weights; null for none
 */
public record FreqOptions(
    Tau2 method, double fixedTau2, SmallSample test, double level, double @Nullable [] weights) {

  /** REML, z, 0.95. */
  public static FreqOptions defaults() {
    return new FreqOptions(Tau2.REML, Double.NaN, SmallSample.Z, 0.95, null);
  }
}
