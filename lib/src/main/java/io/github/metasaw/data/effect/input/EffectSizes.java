package io.github.metasaw.data.effect.input;

import java.util.Arrays;
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
   * These effect sizes in some rows, and earlier ones in the others. R: metafor's {@code
   * escalc(include = , replace = )}.
   *
   * @param earlier of the same studies [k]
   * @param rows whether a row takes these [k]
   * @param fillsOnly whether a row that has an estimate keeps it
   * @return a mixture, with the sample sizes of what each row took
   */
  public EffectSizes over(EffectSizes earlier, boolean[] rows, boolean fillsOnly) {
    double[] y = earlier.yi.clone();
    double[] v = earlier.vi.clone();
    double[] n = earlier.ni.clone();
    for (int i = 0; i < y.length; i++) {
      if (takes(earlier, rows, fillsOnly, i)) {
        y[i] = yi[i];
        v[i] = vi[i];
        n[i] = Double.isNaN(yi[i]) ? Double.NaN : ni[i];
      }
    }
    return new EffectSizes(y, v, n);
  }

  /**
   * Whether a row takes these effect sizes instead of earlier ones.
   *
   * @param earlier of the same studies [k]
   * @param rows whether a row may take these [k]
   * @param fillsOnly whether a row that has an estimate keeps it
   * @param i the row, from 0
   * @return whether it does
   */
  public boolean takes(EffectSizes earlier, boolean[] rows, boolean fillsOnly, int i) {
    return rows[i] && !(fillsOnly && !Double.isNaN(earlier.yi[i]));
  }

  /**
   * No effect sizes.
   *
   * @param k number of studies
   * @return missing in all of them
   */
  public static EffectSizes missing(int k) {
    double[] none = new double[k];
    Arrays.fill(none, Double.NaN);
    return new EffectSizes(none, none.clone(), none.clone());
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
