package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.freq.counts.StudyEstimates.HeterogeneityTest;
import io.github.metasaw.model.counts.CountData;
import io.github.metasaw.model.counts.TwoByTwoTables;
import io.github.metasaw.model.counts.TwoGroupRates;
import java.util.EnumMap;
import java.util.Map;

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
    return new MantelHaenszel(measure, ZeroCells.OF_STUDIES, ZeroCells.NOTHING, true);
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
    Map<CountsTest, ChiSquareTest> tests = new EnumMap<>(CountsTest.class);
    CountData pooled =
        data instanceof TwoByTwoTables tables
            ? pooledZeros.apply(tables)
            : pooledZeros.apply((TwoGroupRates) data);
    double[] estimate =
        pooled instanceof TwoByTwoTables tables
            ? tables(tables, tests)
            : personTime((TwoGroupRates) pooled, tests);
    StudyEstimates studies = StudyEstimates.of(data, measure, studyZeros);
    HeterogeneityTest heterogeneity = studies.about(estimate[0]);
    return ClosedForm.solution(
        CountsMethod.MH,
        measure,
        estimate,
        CountsSolution.Basis.intercept(pooled.k(), weights(pooledZeros, data), studies),
        new ClosedForm.Tests(heterogeneity, studies.fit(heterogeneity.test().statistic()), tests));
  }

  /** Shares of the studies in the pooled difference, or in the denominator of the pooled ratio. */
  private double[] weights(ZeroCells zeros, CountData data) {
    int[] kept = zeros.kept(data);
    double[] own = new double[kept.length];
    if (data instanceof TwoByTwoTables all) {
      TwoByTwoTables tables = zeros.apply(all);
      for (int i = 0; i < own.length; i++) {
        double n = tables.n1(i) + tables.n2(i);
        own[i] =
            switch (measure) {
              case OR -> tables.bi()[i] * tables.ci()[i] / n;
              case RR -> tables.ci()[i] * tables.n1(i) / n;
              default -> tables.n1(i) * tables.n2(i) / n;
            };
      }
    } else {
      TwoGroupRates rates = zeros.apply((TwoGroupRates) data);
      for (int i = 0; i < own.length; i++) {
        double t1 = rates.t1i()[i];
        double factor = measure == EffectMeasure.IRR ? rates.x2i()[i] : rates.t2i()[i];
        own[i] = t1 * factor / (t1 + rates.t2i()[i]);
      }
    }
    return ClosedForm.shares(own, kept, data.k());
  }

  private double[] tables(TwoByTwoTables data, Map<CountsTest, ChiSquareTest> tests) {
    return switch (measure) {
      case OR -> {
        double[] pooled = oddsRatio(data);
        tests.put(CountsTest.MANTEL_HAENSZEL, HomogeneityTests.association(data, correction()));
        HomogeneityTests.breslowDay(data, Math.exp(pooled[0]), tests);
        yield pooled;
      }
      case RR -> riskRatio(data);
      default -> riskDifference(data);
    };
  }

  private double[] personTime(TwoGroupRates data, Map<CountsTest, ChiSquareTest> tests) {
    if (measure == EffectMeasure.IRD) {
      return rateDifference(data);
    }
    tests.put(CountsTest.MANTEL_HAENSZEL, HomogeneityTests.association(data, correction()));
    return rateRatio(data);
  }

  private double correction() {
    return corrected ? CORRECTION : 0;
  }

  /** Estimate and standard error from a ratio of sums. */
  private static double[] logRatio(double above, double below, double variance) {
    return above > 0 && below > 0
        ? new double[] {Math.log(above / below), Math.sqrt(variance)}
        : new double[] {Double.NaN, Double.NaN};
  }

  /** Robins, Breslow and Greenland 1986, eq. 4 with P = (a + d)/n, R = ad/n, Q and S likewise. */
  private static double[] oddsRatio(TwoByTwoTables data) {
    double r = 0;
    double s = 0;
    double pr = 0;
    double qs = 0;
    double mixed = 0;
    for (int i = 0; i < data.k(); i++) {
      double a = data.ai()[i];
      double b = data.bi()[i];
      double c = data.ci()[i];
      double d = data.di()[i];
      double n = a + b + c + d;
      double ri = a / n * d;
      double si = b / n * c;
      double p = (a + d) / n;
      double q = (b + c) / n;
      r += ri;
      s += si;
      pr += p * ri;
      qs += q * si;
      mixed += p * si + q * ri;
    }
    return logRatio(r, s, 0.5 * (pr / (r * r) + mixed / (r * s) + qs / (s * s)));
  }

  private static double[] riskRatio(TwoByTwoTables data) {
    double r = 0;
    double s = 0;
    double spread = 0;
    for (int i = 0; i < data.k(); i++) {
      double a = data.ai()[i];
      double c = data.ci()[i];
      double n1 = data.n1(i);
      double n2 = data.n2(i);
      double n = n1 + n2;
      r += a * (n2 / n);
      s += c * (n1 / n);
      spread += n1 / n * (n2 / n) * (a + c) - a / n * c;
    }
    return logRatio(r, s, spread / (r * s));
  }

  private static double[] riskDifference(TwoByTwoTables data) {
    double above = 0;
    double weight = 0;
    double own = 0;
    double slope = 0;
    for (int i = 0; i < data.k(); i++) {
      double a = data.ai()[i];
      double c = data.ci()[i];
      double n1 = data.n1(i);
      double n2 = data.n2(i);
      double n = n1 + n2;
      double f1 = n1 / n;
      double f2 = n2 / n;
      above += a * f2 - c * f1;
      weight += n1 * f2;
      own += (a * (n2 - c) + c * (n1 - a)) / n;
      slope += c * f1 * f1 - a * f2 * f2 + f1 * f2 * (n2 - n1) / 2;
    }
    double difference = above / weight;
    double variance = (difference * slope + own / 2) / (weight * weight);
    return new double[] {difference, Math.sqrt(variance)};
  }

  private static double[] rateRatio(TwoGroupRates data) {
    double r = 0;
    double s = 0;
    double spread = 0;
    for (int i = 0; i < data.k(); i++) {
      double x1 = data.x1i()[i];
      double x2 = data.x2i()[i];
      double t1 = data.t1i()[i];
      double t2 = data.t2i()[i];
      double t = t1 + t2;
      r += x1 * (t2 / t);
      s += x2 * (t1 / t);
      spread += t1 / t * (t2 / t) * (x1 + x2);
    }
    return logRatio(r, s, spread / (r * s));
  }

  private static double[] rateDifference(TwoGroupRates data) {
    double above = 0;
    double weight = 0;
    double spread = 0;
    for (int i = 0; i < data.k(); i++) {
      double x1 = data.x1i()[i];
      double x2 = data.x2i()[i];
      double t1 = data.t1i()[i];
      double t2 = data.t2i()[i];
      double w = t1 / (t1 + t2) * t2;
      above += w * (x1 / t1 - x2 / t2);
      weight += w;
      spread += w * w * (x1 / (t1 * t1) + x2 / (t2 * t2));
    }
    return new double[] {above / weight, Math.sqrt(spread) / weight};
  }
}
