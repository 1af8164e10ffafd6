package io.github.metasaw.bayes.posterior;

import org.apiguardian.api.API;

/**
 * The shares eta_i = (1/vi) / sum(1/vi) of studies in their precision-weighted mean, of which
 * beta_F = sum eta_i theta_i and zeta2 = sum eta_i (theta_i - beta_F)^2 are made.
 */
@API(status = API.Status.INTERNAL)
public final class PrecisionShares {

  private PrecisionShares() {}

  /**
   * The shares of studies.
   *
   * @param vi sampling variances, above 0 [k]
   * @return shares, which sum to one [k]
   */
  public static double[] of(double[] vi) {
    double[] eta = new double[vi.length];
    double sum = 0;
    for (int i = 0; i < eta.length; i++) {
      eta[i] = 1 / vi[i];
      sum += eta[i];
    }
    for (int i = 0; i < eta.length; i++) {
      eta[i] /= sum;
    }
    return eta;
  }
}
