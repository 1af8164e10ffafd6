package io.github.metasaw.freq.counts;

import io.github.metasaw.model.counts.TwoByTwoTables;
import io.github.metasaw.model.counts.TwoGroupRates;
import java.util.Map;

/** Tests of tables on their margins: of association, and of a common odds ratio. */
final class HomogeneityTests {

  private HomogeneityTests() {}

  /**
   * Cochran, Mantel and Haenszel's test that the groups do not differ in any study: the squared
   * difference of the events of the first group from their hypergeometric means.
   *
   * @param data tables
   * @param correction subtracted from the difference, without its sign, before it is squared
   * @return missing where no table has both events and non-events in any group
   */
  static ChiSquareTest association(TwoByTwoTables data, double correction) {
    double gap = 0;
    double variance = 0;
    double events = 0;
    double rest = 0;
    for (int i = 0; i < data.k(); i++) {
      double x = data.ai()[i] + data.ci()[i];
      double y = data.bi()[i] + data.di()[i];
      double n1 = data.n1(i);
      double n2 = data.n2(i);
      double n = n1 + n2;
      gap += data.ai()[i] - n1 / n * x;
      variance += n1 / n * (n2 / n) * (x * (y / (n - 1)));
      events += x;
      rest += y;
    }
    return events > 0 && rest > 0 ? squared(gap, correction, variance) : ChiSquareTest.NONE;
  }

  /**
   * Cochran's test (1954, Biometrics 10, 417) that the groups do not differ in any study: binomial
   * variances n1 n2 x y / n^3, and no correction.
   *
   * @param data tables
   * @return missing where no table has both events and non-events
   */
  static ChiSquareTest cochran(TwoByTwoTables data) {
    double gap = 0;
    double variance = 0;
    for (int i = 0; i < data.k(); i++) {
      double x = data.ai()[i] + data.ci()[i];
      double y = data.bi()[i] + data.di()[i];
      double n = data.n1(i) + data.n2(i);
      gap += data.ai()[i] - data.n1(i) / n * x;
      variance += data.n1(i) / n * (data.n2(i) / n) * (x * (y / n));
    }
    return variance > 0 ? squared(gap, 0, variance) : ChiSquareTest.NONE;
  }

  /**
   * The same for events in person-time, with binomial means.
   *
   * @param data events
   * @param correction as for tables
   * @return missing where there are no events
   */
  static ChiSquareTest association(TwoGroupRates data, double correction) {
    double gap = 0;
    double variance = 0;
    double events = 0;
    for (int i = 0; i < data.k(); i++) {
      double x = data.x1i()[i] + data.x2i()[i];
      double share = data.t1i()[i] / (data.t1i()[i] + data.t2i()[i]);
      gap += data.x1i()[i] - x * share;
      variance += x * share * (1 - share);
      events += x;
    }
    return events > 0 ? squared(gap, correction, variance) : ChiSquareTest.NONE;
  }

  private static ChiSquareTest squared(double gap, double correction, double variance) {
    double left = Math.abs(gap) - correction;
    return ChiSquareTest.of(left * left / variance, 1);
  }

  /**
   * Breslow and Day's test (1980, eq. 4.30) that all odds ratios equal the pooled one, and the same
   * with Tarone's correction for the pooled one's not being the conditional maximum.
   *
   * @param data tables
   * @param ratio the pooled odds ratio; NaN if there is none
   * @param tests receives both
   */
  static void breslowDay(TwoByTwoTables data, double ratio, Map<CountsTest, ChiSquareTest> tests) {
    double sum = 0;
    double gap = 0;
    double variance = 0;
    int m = 0;
    for (int i = 0; i < data.k(); i++) {
      double events = data.ai()[i] + data.ci()[i];
      double rest = data.bi()[i] + data.di()[i];
      double n1 = data.n1(i);
      double fitted = fitted(n1, data.n2(i), events, ratio);
      if (events > 0 && rest > 0 && fitted > 0) {
        double own =
            1 / (1 / fitted + 1 / (n1 - fitted) + 1 / (events - fitted) + 1 / (fitted + rest - n1));
        double left = data.ai()[i] - fitted;
        sum += left * left / own;
        gap += left;
        variance += own;
        m++;
      }
    }
    if (Double.isNaN(ratio)) {
      tests.put(CountsTest.BRESLOW_DAY, ChiSquareTest.NONE);
      tests.put(CountsTest.TARONE, ChiSquareTest.NONE);
      return;
    }
    tests.put(CountsTest.BRESLOW_DAY, test(sum, m - 1));
    tests.put(CountsTest.TARONE, test(Math.max(0, sum - gap * gap / variance), m - 1));
  }

  private static ChiSquareTest test(double statistic, int df) {
    return df > 0 ? ChiSquareTest.of(statistic, df) : new ChiSquareTest(statistic, df, Double.NaN);
  }

  /** The count of the first cell that has this odds ratio within the margins. */
  private static double fitted(double n1, double n2, double events, double ratio) {
    if (ratio == 1) {
      return n1 / (n1 + n2) * events;
    }
    // The root of (ratio - 1) x^2 - A x + ratio n1 events = 0 without cancellation near ratio 1.
    double a = ratio * (n1 + events) + n2 - events;
    double root = Math.sqrt(a * a - 4 * n1 * events * ratio * (ratio - 1));
    return 2 * n1 * events * ratio / (a + root);
  }
}
