package io.github.metasaw.genetics.pool;

import io.github.metasaw.freq.tau2.CentredData;
import io.github.metasaw.freq.tau2.MarginalModel;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.model.likelihood.PrecisionWeightedMean;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The random-effects test of Han and Eskin (2011, Am. J. Hum. Genet. 88, 586), METASOFT's RE2: the
 * likelihood ratio of y ~ N(mu, sei^2 + tau2) against mu = 0 and tau2 = 0 together. Unlike the
 * usual test of mu, it assumes no heterogeneity under the null hypothesis, and so has power where
 * effects differ.
 *
 * <p>The statistic is S = sum(log(vi / (vi + tau2)) + yi^2 / vi - (yi - mu)^2 / (vi + tau2)) at the
 * maximum likelihood estimates. As k grows, its null distribution becomes the equal mixture of
 * chi-squares with 1 and 2 degrees of freedom; the p value here is that of k studies of equal
 * precision ({@link HanEskinTail}), which METASOFT simulates for its table.
 *
 * @param statistic S, not less than the squared Z of the common effect
 * @param heterogeneity the part of S above the squared Z of the common effect
 * @param tau2 variance of the effects by maximum likelihood
 * @param logP ln of the p value
 */
public record HanEskin(double statistic, double heterogeneity, double tau2, double logP)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Of a SNP that no study has. */
  public static final HanEskin NONE = new HanEskin(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /**
   * Tests the first k of some studies.
   *
   * @param k number of studies, 1 or more
   * @param yi estimates; more than k are ignored
   * @param wi their precisions, 1 / sei^2, positive and finite
   * @param tail of the statistic under the null hypothesis
   * @return the test
   */
  public static HanEskin of(int k, double[] yi, double[] wi, HanEskinTail tail) {
    PrecisionWeightedMean common = PrecisionWeightedMean.ofPrecisions(k, yi, wi);
    double squaredZ = common.squaredZ();
    double tau2 = 0;
    double heterogeneity = 0;
    if (k > 1) {
      MarginalModel model = centred(k, yi, wi);
      tau2 = Tau2Estimator.ML.estimate(model, null, Double.NaN).tau2();
      heterogeneity = tau2 == 0 ? 0 : gain(k, yi, wi, common, tau2);
    }
    double statistic = squaredZ + heterogeneity;
    return new HanEskin(statistic, heterogeneity, tau2, tail.logSurvival(statistic, k));
  }

  /** The model of the estimates less their common effect. */
  static MarginalModel centred(int k, double[] yi, double[] wi) {
    double[] y = Arrays.copyOf(yi, k);
    double[] v = new double[k];
    for (int i = 0; i < k; i++) {
      v[i] = 1 / wi[i];
    }
    return CentredData.of(y, v, null, 1).model();
  }

  /** Twice what the log-likelihood gains by tau2: deviations are from the common effect. */
  private static double gain(
      int k, double[] yi, double[] wi, PrecisionWeightedMean common, double tau2) {
    double w = 0;
    double wy = 0;
    double wyy = 0;
    double sum = common.q();
    for (int i = 0; i < k; i++) {
      double scale = 1 + tau2 * wi[i];
      double marginal = wi[i] / scale;
      double deviation = yi[i] - common.estimate();
      w += marginal;
      wy += marginal * deviation;
      wyy += marginal * deviation * deviation;
      sum -= Math.log(scale);
    }
    return Math.max(0, sum - (wyy - wy * wy / w));
  }
}
