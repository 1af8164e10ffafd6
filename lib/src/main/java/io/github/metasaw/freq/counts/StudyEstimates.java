package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.model.counts.CountData;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The studies' own estimates and their large-sample variances, for heterogeneity about a pooled
 * estimate. metafor: {@code escalc}.
 *
 * @param rows studies that have an estimate, ascending, from 0 [m]
 * @param yi their estimates, of ratios on the log scale [m]
 * @param vi their sampling variances [m]
 */
record StudyEstimates(int[] rows, double[] yi, double[] vi) {

  /**
   * The estimates of all studies that have one.
   *
   * @param data counts
   * @param measure one of such counts
   * @param zeros what is done with zero cells
   * @return fewer rows than studies where estimates are infinite or studies are left out
   */
  static StudyEstimates of(CountData data, EffectMeasure measure, ZeroCells zeros) {
    // Data of one group have no studies that say nothing.
    ZeroCells own = measure.isContrast() ? zeros : new ZeroCells(zeros.add(), zeros.to(), null);
    EffectSizes sizes =
        measure.formula().compute(data.raw(), EffectOptions.defaults().withZeroCells(own));
    int[] rows = new int[data.k()];
    int m = 0;
    for (int i = 0; i < rows.length; i++) {
      if (!Double.isNaN(sizes.yi()[i]) && !Double.isNaN(sizes.vi()[i])) {
        rows[m++] = i;
      }
    }
    int[] kept = Arrays.copyOf(rows, m);
    return new StudyEstimates(
        kept, CountData.select(sizes.yi(), kept), CountData.select(sizes.vi(), kept));
  }

  /**
   * The typical variance of the estimates, without moderators (Higgins and Thompson 2002, eq. 9).
   *
   * @return (k - 1) sum w / ((sum w)^2 - sum w^2) with w = 1/vi; NaN for fewer than two
   */
  double typicalVariance() {
    double sum = 0;
    double squares = 0;
    for (double v : vi) {
      sum += 1 / v;
      squares += 1 / (v * v);
    }
    return k() > 1 ? (k() - 1) * sum / (sum * sum - squares) : Double.NaN;
  }

  /**
   * The same estimates, their studies numbered as in a larger set.
   *
   * @param places of the studies in that set, ascending, from 0
   */
  StudyEstimates placed(int[] places) {
    return new StudyEstimates(IntStream.of(rows).map(i -> places[i]).toArray(), yi, vi);
  }

  /** The estimates in the order of all studies; NaN for one without [all]. */
  double[] yi(int all) {
    return spread(yi, all);
  }

  /** Their sampling variances in the order of all studies; NaN for one without [all]. */
  double[] vi(int all) {
    return spread(vi, all);
  }

  private double[] spread(double[] values, int all) {
    double[] out = new double[all];
    Arrays.fill(out, Double.NaN);
    for (int i = 0; i < rows.length; i++) {
      out[rows[i]] = values[i];
    }
    return out;
  }

  /** Number of studies that have an estimate. */
  int k() {
    return yi.length;
  }

  /**
   * Squared distances from a pooled estimate in units of the variances (Cochran 1954).
   *
   * @param pooled on the scale of yi
   * @return the sum; 0 for a single study, whose distance is not heterogeneity
   */
  HeterogeneityTest about(double pooled) {
    int df = k() - 1;
    if (df < 1) {
      return HeterogeneityTest.NONE;
    }
    return HeterogeneityTest.of(sumOfSquares(pooled), df);
  }

  /**
   * Squared distances from a pooled estimate in units of the variances.
   *
   * @param pooled on the scale of yi
   * @return their sum
   */
  double sumOfSquares(double pooled) {
    double sum = 0;
    for (int i = 0; i < yi.length; i++) {
      double gap = yi[i] - pooled;
      sum += gap * gap / vi[i];
    }
    return sum;
  }

  /**
   * A heterogeneity test with the measures that rest on it.
   *
   * @param test Q, its degrees of freedom and p value
   * @param I2 max(0, (Q - df)/Q), a proportion
   * @param H2 Q/df
   */
  record HeterogeneityTest(ChiSquareTest test, double I2, double H2) {

    /** Of a single study. */
    static final HeterogeneityTest NONE = new HeterogeneityTest(new ChiSquareTest(0, 0, 1), 0, 1);

    /** Missing where a variance of 0 makes Q infinite. */
    static HeterogeneityTest of(double q, int df) {
      if (!Double.isFinite(q)) {
        return new HeterogeneityTest(
            new ChiSquareTest(Double.NaN, df, Double.NaN), Double.NaN, Double.NaN);
      }
      double i2 = Math.max(0, (q - df) / q);
      return new HeterogeneityTest(
          new ChiSquareTest(q, df, ChiSquared.survival(q, df)), i2, q / df);
    }
  }
}
