package io.github.metasaw.model.likelihood;

import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Symmetric;
import io.github.metasaw.model.covariance.MarginalCovariance;
import java.util.Arrays;

/**
 * The precision-weighted mean of the studies' own effects, beta_F = 1'V^-1 y / 1'V^-1 1, and
 * Cochran's Q about it, (y - beta_F)'V^-1 (y - beta_F). With independent studies the weights are
 * 1/vi (Rice, Higgins and Lumley 2018, J. R. Stat. Soc. A 181, 205).
 *
 * @param estimate beta_F, on the scale of yi
 * @param precision 1'V^-1 1, the inverse of its variance
 * @param q Cochran's Q, k - 1 degrees of freedom
 * @param k number of estimates
 */
public record PrecisionWeightedMean(double estimate, double precision, double q, int k) {

  /** Where V is not known, or singular. */
  private static PrecisionWeightedMean unknown(int k) {
    return new PrecisionWeightedMean(Double.NaN, Double.NaN, Double.NaN, k);
  }

  /**
   * Of estimates with a known sampling covariance.
   *
   * @param yi estimates [k]
   * @param V their sampling covariance [k x k]
   * @return NaN where V is singular
   */
  public static PrecisionWeightedMean of(double[] yi, Symmetric V) {
    if (V instanceof Diagonal) {
      return independent(yi, V.diagonal());
    }
    double[] ones = new double[yi.length];
    Arrays.fill(ones, 1);
    GaussianLikelihood likelihood =
        new GaussianLikelihood(yi, ones, 1, MarginalCovariance.known(V), false, null);
    if (Double.isNaN(likelihood.at(new double[0]))) {
      return unknown(yi.length);
    }
    double[] w = likelihood.mean().solve(ones);
    double sumW = 0;
    double sumWy = 0;
    for (int i = 0; i < yi.length; i++) {
      sumW += w[i];
      sumWy += w[i] * yi[i];
    }
    return new PrecisionWeightedMean(sumWy / sumW, sumW, likelihood.mean().squares(), yi.length);
  }

  /**
   * Of independent estimates.
   *
   * @param yi estimates [k]
   * @param vi their sampling variances [k]
   * @return NaN where a variance is 0
   */
  public static PrecisionWeightedMean independent(double[] yi, double[] vi) {
    double sumW = 0;
    double sumWy = 0;
    for (int i = 0; i < yi.length; i++) {
      sumW += 1 / vi[i];
      sumWy += yi[i] / vi[i];
    }
    double mean = sumWy / sumW;
    double q = 0;
    for (int i = 0; i < yi.length; i++) {
      q += (yi[i] - mean) * (yi[i] - mean) / vi[i];
    }
    return new PrecisionWeightedMean(mean, sumW, q, yi.length);
  }

  /**
   * Of the first k of some independent estimates with given precisions.
   *
   * @param k number of estimates, 1 or more
   * @param yi estimates; more than k are ignored
   * @param wi their precisions, 1 over sampling variances; more than k are ignored
   * @return the mean and Q
   */
  public static PrecisionWeightedMean ofPrecisions(int k, double[] yi, double[] wi) {
    double sumW = 0;
    double sumWy = 0;
    for (int i = 0; i < k; i++) {
      sumW += wi[i];
      sumWy += wi[i] * yi[i];
    }
    double mean = sumWy / sumW;
    double q = 0;
    for (int i = 0; i < k; i++) {
      double deviation = yi[i] - mean;
      q += wi[i] * deviation * deviation;
    }
    return new PrecisionWeightedMean(mean, sumW, q, k);
  }

  /** The squared Z statistic of beta_F, Z_F squared: chi-square with 1 degree if it is 0. */
  public double squaredZ() {
    return estimate * estimate * precision;
  }

  /**
   * The precision-weighted variance of the effects about beta_F less what chance adds, (Q - (k -
   * 1)) / 1'V^-1 1: zeta2 of lecture 7, not truncated at 0.
   */
  public double zeta2() {
    return (q - (k - 1)) / precision;
  }
}
