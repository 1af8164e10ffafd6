package io.github.metasaw.genetics.pool;

import io.github.metasaw.distribution.ChiSquared;
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

  /** Of a column that earlier columns explain, this part of its squares is left by rounding. */
  private static final double NOTHING = 1e-10;

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
    double[][] basis = new double[axes][k];
    double[] left = new double[k];
    for (int i = 0; i < k; i++) {
      left[i] = Math.sqrt(wi[i]) * (yi[i] - common.estimate());
    }
    for (int a = 0; a < axes; a++) {
      for (int i = 0; i < k; i++) {
        basis[a][i] = Math.sqrt(wi[i]) * x[i][a];
      }
      if (!orthonormalise(basis, a, wi)) {
        return NONE;
      }
      remove(left, basis[a]);
    }
    double rss = squares(left);
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

  /** Makes a column orthogonal to the intercept and the columns before, twice for the rounding. */
  private static boolean orthonormalise(double[][] basis, int a, double[] wi) {
    double[] column = basis[a];
    double[] intercept = new double[column.length];
    double w = 0;
    for (int i = 0; i < intercept.length; i++) {
      w += wi[i];
    }
    for (int i = 0; i < intercept.length; i++) {
      intercept[i] = Math.sqrt(wi[i] / w);
    }
    double before = squares(column);
    for (int round = 0; round < 2; round++) {
      remove(column, intercept);
      for (int b = 0; b < a; b++) {
        remove(column, basis[b]);
      }
    }
    double length = Math.sqrt(squares(column));
    for (int i = 0; i < column.length; i++) {
      column[i] /= length;
    }
    return length * length > NOTHING * before;
  }

  private static void remove(double[] from, double[] unit) {
    double dot = 0;
    for (int i = 0; i < from.length; i++) {
      dot += from[i] * unit[i];
    }
    for (int i = 0; i < from.length; i++) {
      from[i] -= dot * unit[i];
    }
  }

  private static double squares(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value * value;
    }
    return sum;
  }
}
