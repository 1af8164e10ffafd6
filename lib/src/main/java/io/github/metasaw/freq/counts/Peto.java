package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.freq.counts.StudyEstimates.HeterogeneityTest;
import io.github.metasaw.model.counts.TwoByTwoTables;
import java.util.Map;

/**
 * Peto's one-step estimate of a common log odds ratio: sum(a - E) / sum(V) with the hypergeometric
 * means E and variances V of the events of the first group (Yusuf, Peto, Lewis, Collins and Sleight
 * 1985). Good for rare events, small effects and groups of like size; biased otherwise (Greenland
 * and Salvan 1990). R: metafor's {@code rma.peto}.
 */
public final class Peto {

  private final ZeroCells studyZeros;
  private final ZeroCells pooledZeros;

  private Peto(ZeroCells studyZeros, ZeroCells pooledZeros) {
    this.studyZeros = studyZeros;
    this.pooledZeros = pooledZeros;
  }

  /**
   * The method with nothing added to the pooled estimate.
   *
   * @return the method
   */
  public static Peto of() {
    return new Peto(ZeroCells.HALF_TO_ZEROS, ZeroCells.NOTHING);
  }

  /**
   * The same with another rule for the zero cells of single studies, on which likelihood and number
   * of estimates rest.
   *
   * @param zeros the first values of metafor's {@code add}, {@code to} and {@code drop00}
   * @return a copy
   */
  public Peto withStudyZeros(ZeroCells zeros) {
    return new Peto(zeros, pooledZeros);
  }

  /**
   * The same with another rule for the zero cells in the pooled estimate.
   *
   * @param zeros the second values of metafor's {@code add}, {@code to} and {@code drop00}
   * @return a copy
   */
  public Peto withPooledZeros(ZeroCells zeros) {
    return new Peto(studyZeros, zeros);
  }

  /**
   * Pools the studies.
   *
   * @param data tables
   * @return the log odds ratio; NaN where no table has both events and non-events
   */
  public CountsSolution fit(TwoByTwoTables data) {
    AdjustedCounts adjusted = AdjustedCounts.of(data, pooledZeros);
    TwoByTwoTables tables = (TwoByTwoTables) adjusted.data();
    double[] weights = new double[tables.k()];
    Sums sums = sums(tables, weights);
    StudyEstimates studies = StudyEstimates.of(data, EffectMeasure.PETO, studyZeros);
    double[] pooled =
        sums.variance() > 0
            ? new double[] {sums.gap() / sums.variance(), Math.sqrt(1 / sums.variance())}
            : new double[] {Double.NaN, Double.NaN};
    return ClosedForm.solution(
        CountsMethod.PETO,
        EffectMeasure.OR,
        pooled,
        CountsSolution.Basis.intercept(
            tables.k(), ClosedForm.shares(weights, adjusted.rows(), data.k()), studies),
        new ClosedForm.Tests(
            sums.heterogeneity(studies.k() - 1),
            ClosedForm.fit(studies, studies.sumOfSquares(pooled[0])),
            Map.of()));
  }

  /**
   * Sums over the tables.
   *
   * @param gap events of the first groups less their means
   * @param variance of that
   * @param squares squared gaps in units of their variances, of informative tables
   * @param informative tables with both events and non-events
   */
  private record Sums(double gap, double variance, double squares, int informative) {

    HeterogeneityTest heterogeneity(int df) {
      double q = Math.max(0, squares - gap * gap / variance);
      return informative > 1 && df > 0
          ? HeterogeneityTest.of(q, df)
          : new HeterogeneityTest(new ChiSquareTest(q, 0, 1), 0, 1);
    }
  }

  /**
   * The sums.
   *
   * @param weights receives the variances of the tables, which are their weights [k]
   */
  private static Sums sums(TwoByTwoTables tables, double[] weights) {
    double gap = 0;
    double variance = 0;
    double squares = 0;
    int informative = 0;
    for (int i = 0; i < weights.length; i++) {
      double events = tables.ai()[i] + tables.ci()[i];
      double rest = tables.bi()[i] + tables.di()[i];
      double n = events + rest;
      double n1 = tables.n1(i);
      double own = events * rest * (n1 / n) * (tables.n2(i) / n) / (n - 1);
      double left = tables.ai()[i] - events * n1 / n;
      gap += left;
      variance += own;
      weights[i] = own;
      if (own > 0) {
        squares += left * left / own;
        informative++;
      }
    }
    return new Sums(gap, variance, squares, informative);
  }
}
