package io.github.metasaw.freq.counts;

import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.OneVarianceSolution;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.model.counts.CountData;
import java.util.Arrays;

/** Where the search for the maximum of a mixed model begins: at the studies' own estimates. */
final class MixedStart {

  /** Range of the variance of the effects at the start. */
  private static final double SMALLEST_TAU2 = 0.05;

  private static final double LARGEST_TAU2 = 4;

  /** Smallest SD of the levels at the start. */
  private static final double SMALLEST_SIGMA = 0.3;

  private static final FreqOptions MAXIMUM_LIKELIHOOD =
      FreqOptions.defaults().withMethod(Tau2Estimator.ML);

  private final CountData data;
  private final EffectDesign design;
  private final StudyEstimates estimates;
  private final boolean hasLevels;

  private MixedStart(CountsSetup setup, boolean hasLevels) {
    this.data = setup.data();
    this.design = setup.design();
    this.estimates = setup.estimates();
    this.hasLevels = hasLevels;
  }

  /**
   * The starts of a model.
   *
   * @param setup its studies and design
   * @param hasLevels whether the levels of the studies are random
   */
  static MixedStart of(CountsSetup setup, boolean hasLevels) {
    return new MixedStart(setup, hasLevels);
  }

  /** Without heterogeneity: coefficients, then the mean level and the SD of levels, if any. */
  double[] common() {
    int p = design.p();
    double[] t = new double[p + (hasLevels ? 2 : 0)];
    double mean = 0;
    double weight = 0;
    for (int i = 0; i < estimates.k(); i++) {
      mean += estimates.yi()[i] / estimates.vi()[i];
      weight += 1 / estimates.vi()[i];
    }
    for (int j = 0; j < p && weight > 0; j++) {
      for (int i : estimates.rows()) {
        t[j] += design.rows()[i][j] * mean / weight / estimates.k();
      }
    }
    if (hasLevels) {
      double[] levels = levels();
      double centre = Arrays.stream(levels).average().orElse(0);
      double spread = 0;
      for (double level : levels) {
        spread += (level - centre) * (level - centre) / levels.length;
      }
      t[p] = centre;
      t[p + 1] = Math.max(SMALLEST_SIGMA, Math.sqrt(spread));
    }
    return t;
  }

  /**
   * With heterogeneity: the maximum without it, then tau; coefficients and tau are those of the
   * normal model of the studies' own estimates where these determine them.
   *
   * @param common the maximum without heterogeneity
   * @param times how much larger tau is to be than it is in the normal model
   */
  double[] withSpread(MixedMaximum common, double times) {
    double[] t = Arrays.copyOf(common.t(), common.t().length + 1);
    double tau2 = 0;
    if (estimates.k() > design.p() && areAllPositive(estimates.vi())) {
      OneVarianceSolution normal = normal();
      tau2 = normal.tau2();
      if (normal.p() == design.p()) {
        System.arraycopy(normal.beta(), 0, t, 0, design.p());
      }
    }
    t[t.length - 1] = times * Math.sqrt(Math.max(SMALLEST_TAU2, Math.min(LARGEST_TAU2, tau2)));
    return t;
  }

  private OneVarianceSolution normal() {
    int p = design.p();
    int[] rows = estimates.rows();
    double[] x = new double[rows.length * p];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(design.rows()[rows[i]], 0, x, i * p, p);
    }
    return OneVarianceSolution.fit(estimates.yi(), estimates.vi(), x, p, MAXIMUM_LIKELIHOOD);
  }

  private static boolean areAllPositive(double[] values) {
    boolean arePositive = true;
    for (double value : values) {
      arePositive &= value > 0;
    }
    return arePositive;
  }

  /** Rough log odds or log rates of the second groups [k]. */
  double[] levels() {
    double[] levels = new double[data.k()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = CountLevels.of(data, i);
    }
    return levels;
  }
}
