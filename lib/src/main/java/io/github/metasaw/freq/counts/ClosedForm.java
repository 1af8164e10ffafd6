package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.fit.InformationCriteria;
import io.github.metasaw.freq.counts.CountsSolution.Basis;
import io.github.metasaw.freq.counts.CountsSolution.FitStatistics;
import io.github.metasaw.freq.counts.CountsSolution.Spread;
import io.github.metasaw.freq.counts.StudyEstimates.HeterogeneityTest;
import java.util.EnumMap;
import java.util.Map;

/** The solution of a method of one common effect. */
final class ClosedForm {

  private ClosedForm() {}

  /**
   * What comes with an estimate.
   *
   * @param heterogeneity of the studies' own estimates about it
   * @param fit their likelihood
   * @param others further tests
   */
  record Tests(
      HeterogeneityTest heterogeneity, FitStatistics fit, Map<CountsTest, ChiSquareTest> others) {}

  /**
   * The solution.
   *
   * @param pooled estimate and standard error [2]
   */
  static CountsSolution solution(
      CountsMethod method, EffectMeasure measure, double[] pooled, Basis basis, Tests tests) {
    HeterogeneityTest heterogeneity = tests.heterogeneity();
    Map<CountsTest, ChiSquareTest> all = new EnumMap<>(CountsTest.class);
    all.putAll(tests.others());
    all.put(CountsTest.HETEROGENEITY, heterogeneity.test());
    return new CountsSolution(
        method,
        measure,
        basis,
        new double[] {pooled[0]},
        new double[] {pooled[1] * pooled[1]},
        Spread.common(heterogeneity.I2(), heterogeneity.H2()),
        all,
        tests.fit(),
        CountsSolution.CLOSED_FORM);
  }

  /**
   * The normal likelihood of the studies' own estimates without heterogeneity, as metafor tells it
   * of a pooled estimate that did not come from it.
   *
   * @param estimates of the studies that have one
   * @param squares squared distances from the pooled estimate in units of the variances
   * @return NaN throughout where no study has an estimate
   */
  static FitStatistics fit(StudyEstimates estimates, double squares) {
    int m = estimates.k();
    if (m == 0) {
      return FitStatistics.NONE;
    }
    double logs = m * Math.log(2 * Math.PI);
    for (double v : estimates.vi()) {
      logs += Math.log(v);
    }
    return new FitStatistics(new InformationCriteria(-0.5 * (logs + squares), 1, m), squares);
  }

  /**
   * Weights as shares of all studies.
   *
   * @param own weights of the rows kept
   * @param kept the rows, from 0
   * @param k number of studies; those that are not kept weigh nothing
   * @return per cent [k]; NaN where all weights are 0
   */
  static double[] shares(double[] own, int[] kept, int k) {
    double sum = 0;
    for (double weight : own) {
      sum += weight;
    }
    double[] shares = new double[k];
    for (int i = 0; i < kept.length; i++) {
      shares[kept[i]] = 100 * own[i] / sum;
    }
    return shares;
  }
}
