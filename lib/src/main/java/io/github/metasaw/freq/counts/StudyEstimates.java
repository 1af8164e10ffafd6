package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.model.counts.CountData;
import io.github.metasaw.model.counts.PersonTime;
import io.github.metasaw.model.counts.TwoByTwo;
import java.util.Arrays;

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
   * @param measure one that {@link CountData#measures} has, or PETO by {@link #peto}
   * @param zeros what is done with zero cells
   * @return fewer rows than studies where estimates are infinite or studies are left out
   */
  static StudyEstimates of(CountData data, EffectMeasure measure, ZeroCells zeros) {
    if (data instanceof TwoByTwo tables) {
      return collect(tables, zeros, (i, add, out) -> table(tables, i, add, measure, out));
    }
    PersonTime time = (PersonTime) data;
    return collect(time, zeros, (i, add, out) -> personTime(time, i, add, measure, out));
  }

  /** Peto's one-step estimates (Yusuf, Peto, Lewis, Collins and Sleight 1985). */
  static StudyEstimates peto(TwoByTwo tables, ZeroCells zeros) {
    return collect(tables, zeros, (i, add, out) -> peto(tables, i, add, out));
  }

  /** The estimate and variance of one study. */
  @FunctionalInterface
  private interface OneStudy {
    /** Writes the estimate to out[0] and its variance to out[1]. */
    void estimate(int i, double add, double[] out);
  }

  private static StudyEstimates collect(CountData data, ZeroCells zeros, OneStudy study) {
    int[] kept = zeros.kept(data);
    double[] added = zeros.additions(data, kept);
    int[] rows = new int[kept.length];
    double[] yi = new double[kept.length];
    double[] vi = new double[kept.length];
    double[] out = new double[2];
    int m = 0;
    for (int j = 0; j < kept.length; j++) {
      study.estimate(kept[j], added[j], out);
      if (Double.isFinite(out[0]) && Double.isFinite(out[1])) {
        rows[m] = kept[j];
        yi[m] = out[0];
        vi[m] = out[1];
        m++;
      }
    }
    return new StudyEstimates(Arrays.copyOf(rows, m), Arrays.copyOf(yi, m), Arrays.copyOf(vi, m));
  }

  private static void table(
      TwoByTwo tables, int i, double add, EffectMeasure measure, double[] out) {
    double a = tables.ai()[i] + add;
    double b = tables.bi()[i] + add;
    double c = tables.ci()[i] + add;
    double d = tables.di()[i] + add;
    double p1 = a / (a + b);
    double p2 = c / (c + d);
    switch (measure) {
      case OR -> {
        out[0] = Math.log(a * d / (b * c));
        out[1] = 1 / a + 1 / b + 1 / c + 1 / d;
      }
      case RR -> {
        out[0] = Math.log(p1 / p2);
        out[1] = 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d);
      }
      case RD -> {
        out[0] = p1 - p2;
        out[1] = p1 * (1 - p1) / (a + b) + p2 * (1 - p2) / (c + d);
      }
      default -> throw new IllegalArgumentException(measure.id());
    }
  }

  private static void peto(TwoByTwo tables, int i, double add, double[] out) {
    double a = tables.ai()[i] + add;
    double b = tables.bi()[i] + add;
    double events = a + tables.ci()[i] + add;
    double rest = b + tables.di()[i] + add;
    double n = events + rest;
    double share = (a + b) / n;
    double variance = share * (1 - share) * events * rest / (n - 1);
    out[0] = (a - events * share) / variance;
    out[1] = 1 / variance;
  }

  private static void personTime(
      PersonTime time, int i, double add, EffectMeasure measure, double[] out) {
    double x1 = time.x1i()[i] + add;
    double x2 = time.x2i()[i] + add;
    double t1 = time.t1i()[i];
    double t2 = time.t2i()[i];
    switch (measure) {
      case IRR -> {
        out[0] = Math.log(x1 / t1 / (x2 / t2));
        out[1] = 1 / x1 + 1 / x2;
      }
      case IRD -> {
        out[0] = x1 / t1 - x2 / t2;
        out[1] = x1 / (t1 * t1) + x2 / (t2 * t2);
      }
      default -> throw new IllegalArgumentException(measure.id());
    }
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
   * The normal likelihood of the estimates without heterogeneity, as metafor tells it of a pooled
   * estimate that did not come from it.
   *
   * @param squares squared distances from the pooled estimate in units of the variances
   * @return NaN throughout where no study has an estimate
   */
  FitStatistics fit(double squares) {
    int m = k();
    if (m == 0) {
      return FitStatistics.NONE;
    }
    double logs = m * Math.log(2 * Math.PI);
    for (double v : vi) {
      logs += Math.log(v);
    }
    return new FitStatistics(-0.5 * (logs + squares), squares, 1, m);
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
