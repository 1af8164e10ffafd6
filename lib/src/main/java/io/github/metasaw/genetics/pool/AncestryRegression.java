package io.github.metasaw.genetics.pool;

import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.linalg.Orthonormal;
import io.github.metasaw.linalg.Vectors;
import io.github.metasaw.model.likelihood.PrecisionWeightedMean;
import java.io.Serializable;

/**
 * MR-MEGA's regression of the effects of one SNP on axes of ancestry, weights 1 / sei^2 (Maegi et
 * al. 2017, Hum. Mol. Genet. 26, 3639). With RSS the residual sum of squares and T axes, sum(wi
 * yi^2) - RSS tests that every coefficient is 0, Q - RSS that effects do not change with ancestry,
 * and RSS that nothing else makes them differ.
 *
 * @param association chi-square with {@code df} degrees of freedom
 * @param df T + 1
 * @param logP ln of its p value
 * @param ancestry chi-square of heterogeneity by ancestry, T degrees of freedom
 * @param logPAncestry ln of its p value
 * @param residual chi-square of residual heterogeneity, k - T - 1 degrees of freedom
 * @param logPResidual ln of its p value
 * @param logBF ln of the Bayes factor of association, (association - (T + 1) ln k) / 2
 */
public record AncestryRegression(
    double association,
    double df,
    double logP,
    double ancestry,
    double logPAncestry,
    double residual,
    double logPResidual,
    double logBF)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final double NAN = Double.NaN;

  /** Of a SNP that too few studies have. */
  public static final AncestryRegression NONE =
      new AncestryRegression(NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN);

  /**
   * Tests the first k of some studies.
   *
   * @param k number of studies
   * @param yi estimates; more than k are ignored
   * @param wi their precisions, 1 / sei^2, positive and finite
   * @param x coordinates of each study on T axes; more than k are ignored [k][T]
   * @return the tests; all NaN with fewer than T + 3 studies, or where the axes of these studies
   *     are not independent
   */
  public static AncestryRegression of(int k, double[] yi, double[] wi, double[][] x) {
    int axes = x[0].length;
    if (k < axes + 3) {
      return NONE;
    }
    PrecisionWeightedMean common = PrecisionWeightedMean.ofPrecisions(k, yi, wi);
    int p = axes + 1;
    double[] design = new double[k * p];
    double[] left = new double[k];
    for (int i = 0; i < k; i++) {
      double root = Math.sqrt(wi[i]);
      left[i] = root * (yi[i] - common.estimate());
      design[i * p] = root;
      for (int a = 0; a < axes; a++) {
        design[i * p + a + 1] = root * x[i][a];
      }
    }
    Orthonormal basis = Orthonormal.of(design, k, p);
    if (basis.aliased().length > 0) {
      return NONE;
    }
    double rss = squaresLeft(left, basis.q(), p);
    double ancestry = Math.max(0, common.q() - rss);
    double association = common.squaredZ() + ancestry;
    return new AncestryRegression(
        association,
        axes + 1,
        ChiSquared.logSurvival(association, axes + 1),
        ancestry,
        ChiSquared.logSurvival(ancestry, axes),
        rss,
        ChiSquared.logSurvival(rss, k - axes - 1),
        (association - (axes + 1) * Math.log(k)) / 2);
  }

  /** The sum of squares of y without its components along the columns of q, [k x p]. */
  private static double squaresLeft(double[] y, double[] q, int p) {
    for (int j = 0; j < p; j++) {
      double along = 0;
      for (int i = 0; i < y.length; i++) {
        along += q[i * p + j] * y[i];
      }
      for (int i = 0; i < y.length; i++) {
        y[i] -= along * q[i * p + j];
      }
    }
    return Vectors.dot(y, y);
  }
}
