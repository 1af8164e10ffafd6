package io.github.metasaw.genetics.pool;

import io.github.metasaw.distribution.Normal;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import java.io.Serializable;

/**
 * The mean of random effects with tau2 by restricted maximum likelihood, as metafor's {@code
 * rma(yi, sei = sei)} gives it by its defaults.
 *
 * @param beta mean effect
 * @param se its standard error
 * @param logP ln of its two-sided p value, normal
 * @param tau2 variance of the effects
 */
public record RestrictedLikelihood(double beta, double se, double logP, double tau2)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Of a SNP that no study has. */
  public static final RestrictedLikelihood NONE =
      new RestrictedLikelihood(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /**
   * Pools the first k of some studies.
   *
   * @param k number of studies, 1 or more
   * @param yi estimates; more than k are ignored
   * @param wi their precisions, 1 / sei^2, positive and finite
   * @return mean and tau2; tau2 is 0 for one study
   */
  public static RestrictedLikelihood of(int k, double[] yi, double[] wi) {
    double tau2 =
        k == 1
            ? 0
            : Tau2Estimator.REML.estimate(HanEskin.centred(k, yi, wi), null, Double.NaN).tau2();
    double w = 0;
    double wy = 0;
    for (int i = 0; i < k; i++) {
      double marginal = wi[i] / (1 + tau2 * wi[i]);
      w += marginal;
      wy += marginal * yi[i];
    }
    return new RestrictedLikelihood(
        wy / w, 1 / Math.sqrt(w), Normal.logTwoSided(wy / Math.sqrt(w)), tau2);
  }
}
