package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.model.counts.CountData;
import io.github.metasaw.model.counts.TwoByTwoTables;
import io.github.metasaw.model.counts.TwoGroupRates;
import java.util.Map;

/**
 * What each study adds to the sums that a Mantel-Haenszel estimate is a ratio of. The estimate is
 * R/S, of ratios its log; with the further sums A, B and C its variance is A/R^2 + B/(RS) + C/S^2
 * for logs of ratios, and (B d + C)/S^2 for a difference d.
 */
interface Strata {

  /**
   * The strata of counts.
   *
   * @param data tables for OR, RR and RD, person-time for IRR and IRD
   * @param measure one of such counts
   */
  static Strata of(CountData data, EffectMeasure measure) {
    return data instanceof TwoByTwoTables tables
        ? new TableStrata(tables, measure)
        : new RateStrata((TwoGroupRates) data, measure);
  }

  /** Number of studies. */
  int k();

  /** Whether the estimate is the log of R/S. */
  boolean isRatio();

  /**
   * The terms of a study.
   *
   * @param i the study, from 0
   * @param terms receives its terms of R, S, A, B and C [5]
   */
  void terms(int i, double[] terms);

  /**
   * The tests that such counts have.
   *
   * @param estimate pooled, of ratios on the log scale
   * @param correction of the Cochran-Mantel-Haenszel test for continuity
   * @return the tests, those that do not exist for these counts as missing
   */
  Map<CountsTest, ChiSquareTest> tests(double estimate, double correction);
}
