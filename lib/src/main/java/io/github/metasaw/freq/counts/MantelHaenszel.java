package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.freq.counts.StudyEstimates.HeterogeneityTest;
import io.github.metasaw.model.counts.CountData;

/**
 * The Mantel-Haenszel estimate of a common odds ratio, risk ratio, risk difference, incidence rate
 * ratio or incidence rate difference. R: metafor's {@code rma.mh}.
 *
 * <p>With n1 and n2 the sizes of the groups and n their sum, the odds ratio is sum(a d/n) / sum(b
 * c/n) (Mantel and Haenszel 1959), the risk ratio sum(a n2/n) / sum(c n1/n), the risk difference
 * sum((a n2 - c n1)/n) / sum(n1 n2/n), and for person-time the same with t in place of n. Variances
 * are those of Robins, Breslow and Greenland (1986) for the odds ratio, of Greenland and Robins
 * (1985) for the risk ratio and the rates, and of Sato, Greenland and Robins (1989) for the risk
 * difference, consistent both for few large and for many sparse tables.
 */
public final class MantelHaenszel {

  private static final double CORRECTION = 0.5;

  private final EffectMeasure measure;
  private final ZeroCells studyZeros;
  private final ZeroCells pooledZeros;
  private final boolean corrected;

  private MantelHaenszel(
      EffectMeasure measure, ZeroCells studyZeros, ZeroCells pooledZeros, boolean corrected) {
    this.measure = measure;
    this.studyZeros = studyZeros;
    this.pooledZeros = pooledZeros;
    this.corrected = corrected;
  }

  /**
   * The method with metafor's defaults: 1/2 added to tables with a zero for Q only, nothing added
   * for the pooled estimate, the test with a continuity correction.
   *
   * @param measure OR, RR, RD, IRR or IRD
   * @return the method
   */
  public static MantelHaenszel of(EffectMeasure measure) {
    return new MantelHaenszel(measure, ZeroCells.HALF_TO_ZEROS, ZeroCells.NOTHING, true);
  }

  /**
   * The same with another rule for the zero cells of single studies, which heterogeneity rests on.
   *
   * @param zeros the first values of metafor's {@code add}, {@code to} and {@code drop00}
   * @return a copy
   */
  public MantelHaenszel withStudyZeros(ZeroCells zeros) {
    return new MantelHaenszel(measure, zeros, pooledZeros, corrected);
  }

  /**
   * The same with another rule for the zero cells in the pooled estimate.
   *
   * @param zeros the second values of metafor's {@code add}, {@code to} and {@code drop00}
   * @return a copy
   */
  public MantelHaenszel withPooledZeros(ZeroCells zeros) {
    return new MantelHaenszel(measure, studyZeros, zeros, corrected);
  }

  /**
   * The same with or without a continuity correction.
   *
   * @param corrected whether the Cochran-Mantel-Haenszel test has one
   * @return a copy
   */
  public MantelHaenszel withCorrection(boolean corrected) {
    return new MantelHaenszel(measure, studyZeros, pooledZeros, corrected);
  }

  /**
   * Pools the studies.
   *
   * @param data tables for OR, RR and RD, person-time for IRR and IRD
   * @return the estimate, of ratios on the log scale; NaN where it does not exist
   * @throws io.github.metasaw.diagnostic.MetaException if the measure is not one of such data
   */
  public CountsSolution fit(CountData data) {
    CountsMethod.MH.require(measure, data);
    AdjustedCounts pooled = AdjustedCounts.of(data, pooledZeros);
    Strata strata = Strata.of(pooled.data(), measure);
    double[] weights = new double[strata.k()];
    double[] sums = sums(strata, weights);
    double[] estimate = strata.isRatio() ? logRatio(sums) : difference(sums);
    StudyEstimates studies = StudyEstimates.of(data, measure, studyZeros);
    HeterogeneityTest heterogeneity = studies.about(estimate[0]);
    return ClosedForm.solution(
        CountsMethod.MH,
        measure,
        estimate,
        CountsSolution.Basis.intercept(
            strata.k(), ClosedForm.shares(weights, pooled.rows(), data.k()), studies),
        new ClosedForm.Tests(
            heterogeneity,
            ClosedForm.fit(studies, heterogeneity.test().statistic()),
            strata.tests(estimate[0], corrected ? CORRECTION : 0)));
  }

  /**
   * The sums over studies.
   *
   * @param weights receives the studies' terms of S, which are their weights [k]
   * @return R, S, A, B and C [5]
   */
  private static double[] sums(Strata strata, double[] weights) {
    double[] sums = new double[5];
    double[] terms = new double[5];
    for (int i = 0; i < weights.length; i++) {
      strata.terms(i, terms);
      weights[i] = terms[1];
      for (int j = 0; j < terms.length; j++) {
        sums[j] += terms[j];
      }
    }
    return sums;
  }

  /** The log of R/S with its standard error. */
  private static double[] logRatio(double[] sums) {
    double r = sums[0];
    double s = sums[1];
    double variance = sums[2] / (r * r) + sums[3] / (r * s) + sums[4] / (s * s);
    return r > 0 && s > 0
        ? new double[] {Math.log(r / s), Math.sqrt(variance)}
        : new double[] {Double.NaN, Double.NaN};
  }

  /** R/S with its standard error. */
  private static double[] difference(double[] sums) {
    double s = sums[1];
    double difference = sums[0] / s;
    return new double[] {difference, Math.sqrt((difference * sums[3] + sums[4]) / (s * s))};
  }
}
