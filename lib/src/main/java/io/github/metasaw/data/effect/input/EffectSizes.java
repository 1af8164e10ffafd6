package io.github.metasaw.data.effect.input;

import java.util.function.IntToDoubleFunction;

/**
 * Effect sizes of studies.
 *
 * @param yi estimates on the scale of the analysis, NaN where a study has none [k]
 * @param vi their sampling variances, NaN where a study has none [k]
 * @param ni sample sizes or person-times before anything is added to counts, NaN where not known
 *     [k]
 */
public record EffectSizes(double[] yi, double[] vi, double[] ni) {

  /**
   * Computes study by study. A study whose estimate or variance is infinite has neither; a negative
   * variance is none.
   *
   * @param ni sample sizes [k]
   * @param estimate the estimate of a study
   * @param variance its sampling variance
   * @return the effect sizes
   */
  public static EffectSizes of(
      double[] ni, IntToDoubleFunction estimate, IntToDoubleFunction variance) {
    int k = ni.length;
    double[] yi = new double[k];
    double[] vi = new double[k];
    for (int i = 0; i < k; i++) {
      yi[i] = estimate.applyAsDouble(i);
    }
    for (int i = 0; i < k; i++) {
      vi[i] = variance.applyAsDouble(i);
    }
    for (int i = 0; i < k; i++) {
      boolean isInfinite = Double.isInfinite(yi[i]) || Double.isInfinite(vi[i]);
      if (isInfinite) {
        yi[i] = Double.NaN;
        vi[i] = Double.NaN;
      } else if (vi[i] < 0) {
        vi[i] = Double.NaN;
      }
    }
    return new EffectSizes(yi, vi, ni);
  }

  /**
   * The number of studies.
   *
   * @return k
   */
  public int k() {
    return yi.length;
  }
}
