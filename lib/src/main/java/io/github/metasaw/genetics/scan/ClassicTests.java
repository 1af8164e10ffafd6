package io.github.metasaw.genetics.scan;

import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.model.likelihood.PrecisionWeightedMean;
import java.io.Serializable;

/**
 * Common effect, random effects by DerSimonian and Laird, Q and Z^2 of one SNP. Probabilities are
 * natural logarithms, which do not underflow; what does not exist for want of studies is NaN.
 * Agrees with metafor's {@code rma(yi, sei = sei, method = "FE")} and {@code method = "DL"}.
 *
 * @param beta the common effect: sum(wi yi) / sum(wi), wi = 1 / sei^2
 * @param se its standard error, 1 / sqrt(sum(wi))
 * @param logP ln of its two-sided p value
 * @param betaRandom mean of random effects, weights 1 / (sei^2 + tau2)
 * @param seRandom its standard error
 * @param logPRandom ln of its two-sided p value
 * @param tau2 variance of the effects by DerSimonian and Laird (1986, Control. Clin. Trials 7,
 *     177): max(0, (Q - (k - 1)) / (sum(wi) - sum(wi^2) / sum(wi)))
 * @param Q Cochran's Q, sum(wi (yi - beta)^2)
 * @param logPQ ln of its p value, k - 1 degrees of freedom; NaN for one study
 * @param I2 max(0, (Q - (k - 1)) / Q), a proportion; NaN for one study
 * @param Z2 (beta / se)^2 + Q, which tests that every effect is zero
 * @param logPZ2 ln of its p value, k degrees of freedom
 */
public record ClassicTests(
    double beta,
    double se,
    double logP,
    double betaRandom,
    double seRandom,
    double logPRandom,
    double tau2,
    double Q,
    double logPQ,
    double I2,
    double Z2,
    double logPZ2)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final double NAN = Double.NaN;

  /** Of a SNP that no study has. */
  private static final ClassicTests NONE =
      new ClassicTests(NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN);

  /** ln of the smallest double with all its digits. */
  static final double LN_SMALLEST = Math.log(Double.MIN_NORMAL);

  /**
   * Tests the first k of some studies.
   *
   * @param k number of studies, 0 or more
   * @param yi estimates; more than k are ignored
   * @param wi their precisions, 1 / sei^2, positive and finite
   * @return the tests; all NaN without studies
   */
  static ClassicTests of(int k, double[] yi, double[] wi) {
    if (k == 0) {
      return NONE;
    }
    PrecisionWeightedMean common = PrecisionWeightedMean.ofPrecisions(k, yi, wi);
    double tau2 = k == 1 ? 0 : dersimonianLaird(common, k, wi);
    double w = 0;
    double wy = 0;
    for (int i = 0; i < k; i++) {
      double marginal = wi[i] / (1 + tau2 * wi[i]);
      w += marginal;
      wy += marginal * yi[i];
    }
    return of(common, tau2, wy, w);
  }

  /**
   * Of the common effect and of random effects.
   *
   * @param tau2 variance of the effects
   * @param wy weighted sum of the estimates under random effects
   * @param w sum of their weights, the precision of the mean
   */
  static ClassicTests of(PrecisionWeightedMean common, double tau2, double wy, double w) {
    int k = common.k();
    int df = k - 1;
    double Q = k == 1 ? 0 : common.q();
    double zF2 = common.squaredZ();
    return new ClassicTests(
        common.estimate(),
        1 / Math.sqrt(common.precision()),
        Normal.logTwoSided(Math.sqrt(zF2)),
        wy / w,
        1 / Math.sqrt(w),
        Normal.logTwoSided(wy / Math.sqrt(w)),
        tau2,
        Q,
        k == 1 ? NAN : ChiSquared.logSurvival(Q, df),
        k == 1 ? NAN : Math.max(0, 1 - df / Math.max(Q, Double.MIN_NORMAL)),
        zF2 + Q,
        ChiSquared.logSurvival(zF2 + Q, k));
  }

  private static double dersimonianLaird(PrecisionWeightedMean common, int k, double[] wi) {
    double squares = 0;
    for (int i = 0; i < k; i++) {
      squares += wi[i] * wi[i];
    }
    double scale = common.precision() - squares / common.precision();
    return Math.max(0, (common.q() - (k - 1)) / scale);
  }

  /** Whether a p value is too small for a double, in which it would be 0. */
  boolean hasUnderflow() {
    return logP < LN_SMALLEST
        || logPRandom < LN_SMALLEST
        || logPQ < LN_SMALLEST
        || logPZ2 < LN_SMALLEST;
  }
}
