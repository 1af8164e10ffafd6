package io.github.metasaw.genetics.scan;

import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.distribution.Normal;

/**
 * Common effect, random effects by DerSimonian and Laird, Q and Z^2 of one SNP, in two passes over
 * the studies. Agrees with metafor's {@code rma(yi, sei = sei, method = "FE")} and {@code "DL"}.
 */
record ClassicTests(
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
    double logPZ2) {

  private static final ClassicTests NONE =
      new ClassicTests(
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN);

  /**
   * Of the first k of some studies.
   *
   * @param yi estimates
   * @param wi precisions, 1 / sei^2
   */
  static ClassicTests of(int k, double[] yi, double[] wi) {
    if (k == 0) {
      return NONE;
    }
    double W = 0;
    double W2 = 0;
    double T = 0;
    for (int i = 0; i < k; i++) {
      W += wi[i];
      W2 += wi[i] * wi[i];
      T += wi[i] * yi[i];
    }
    double beta = T / W;
    double Q = 0;
    for (int i = 0; i < k && k > 1; i++) {
      double apart = yi[i] - beta;
      Q += wi[i] * apart * apart;
    }
    int df = k - 1;
    double tau2 = k == 1 ? 0 : Math.max(0, (Q - df) / (W - W2 / W));
    double w = 0;
    double t = 0;
    for (int i = 0; i < k; i++) {
      double marginal = wi[i] / (1 + tau2 * wi[i]);
      w += marginal;
      t += marginal * yi[i];
    }
    double zF2 = T * beta;
    return new ClassicTests(
        beta,
        1 / Math.sqrt(W),
        Normal.logTwoSided(Math.sqrt(zF2)),
        t / w,
        1 / Math.sqrt(w),
        Normal.logTwoSided(t / Math.sqrt(w)),
        tau2,
        Q,
        k == 1 ? Double.NaN : ChiSquared.logSurvival(Q, df),
        k == 1 ? Double.NaN : Math.max(0, 1 - df / Math.max(Q, Double.MIN_NORMAL)),
        zF2 + Q,
        ChiSquared.logSurvival(zF2 + Q, k));
  }
}
