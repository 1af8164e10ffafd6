package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.model.counts.TwoByTwoTables;
import java.util.EnumMap;
import java.util.Map;

/** Two-by-two tables as strata of a Mantel-Haenszel estimate. */
final class TableStrata implements Strata {

  private final TwoByTwoTables data;
  private final EffectMeasure measure;

  /**
   * Strata of tables.
   *
   * @param data the tables
   * @param measure OR, RR or RD
   */
  TableStrata(TwoByTwoTables data, EffectMeasure measure) {
    this.data = data;
    this.measure = measure;
  }

  @Override
  public int k() {
    return data.k();
  }

  @Override
  public boolean isRatio() {
    return measure != EffectMeasure.RD;
  }

  @Override
  public void terms(int i, double[] terms) {
    double a = data.ai()[i];
    double b = data.bi()[i];
    double c = data.ci()[i];
    double d = data.di()[i];
    switch (measure) {
      case OR -> oddsRatio(a, b, c, d, terms);
      case RR -> riskRatio(a, a + b, c, c + d, terms);
      default -> riskDifference(a, a + b, c, c + d, terms);
    }
  }

  /** Robins, Breslow and Greenland 1986, eq. 4 with P = (a + d)/n and Q = (b + c)/n. */
  private static void oddsRatio(double a, double b, double c, double d, double[] terms) {
    double n = a + b + c + d;
    double r = a / n * d;
    double s = b / n * c;
    double p = (a + d) / n;
    double q = (b + c) / n;
    set(terms, r, s, p * r / 2, (p * s + q * r) / 2, q * s / 2);
  }

  /** Greenland and Robins 1985, eq. 13. */
  private static void riskRatio(double a, double n1, double c, double n2, double[] terms) {
    double n = n1 + n2;
    double spread = n1 / n * (n2 / n) * (a + c) - a / n * c;
    set(terms, a * (n2 / n), c * (n1 / n), 0, spread, 0);
  }

  /** Sato, Greenland and Robins 1989. */
  private static void riskDifference(double a, double n1, double c, double n2, double[] terms) {
    double n = n1 + n2;
    double f1 = n1 / n;
    double f2 = n2 / n;
    double slope = c * f1 * f1 - a * f2 * f2 + f1 * f2 * (n2 - n1) / 2;
    double own = (a * (n2 - c) + c * (n1 - a)) / n;
    set(terms, a * f2 - c * f1, n1 * f2, 0, slope, own / 2);
  }

  private static void set(double[] terms, double r, double s, double a, double b, double c) {
    terms[0] = r;
    terms[1] = s;
    terms[2] = a;
    terms[3] = b;
    terms[4] = c;
  }

  @Override
  public Map<CountsTest, ChiSquareTest> tests(double estimate, double correction) {
    Map<CountsTest, ChiSquareTest> tests = new EnumMap<>(CountsTest.class);
    if (measure == EffectMeasure.OR) {
      tests.put(CountsTest.MANTEL_HAENSZEL, HomogeneityTests.association(data, correction));
      tests.put(CountsTest.COCHRAN, HomogeneityTests.cochran(data));
      HomogeneityTests.breslowDay(data, Math.exp(estimate), tests);
    }
    return tests;
  }
}
