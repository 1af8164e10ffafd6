package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.Tau2Interval;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneVarianceTest {

  private static final double[] YI = {0.1, 0.9, 0.4, 1.2, -0.2};
  private static final double[] VI = {0.02, 0.1, 0.05, 0.2, 0.03};

  private static OneVariance solver(FreqOptions options) {
    return new OneVariance(YI, VI, null, 1, options);
  }

  /** Raudenbush and Bryk 1985. */
  @Test
  void predictionsAreShrunkByTheShareOfSamplingError() {
    FreqOptions given = FreqOptions.defaults().withFixedTau2(0.1);
    OneVariance solver = solver(given);
    double[] w = Arrays.stream(VI).map(v -> 1 / (v + 0.1)).toArray();
    double sum = Arrays.stream(w).sum();
    double mean = 0;
    for (int i = 0; i < YI.length; i++) {
      mean += w[i] * YI[i] / sum;
    }
    Predicted predicted = solver.predicted();
    for (int i = 0; i < YI.length; i++) {
      double shrinkage = VI[i] / (VI[i] + 0.1);
      assertEquals(shrinkage, predicted.factor()[i], 1e-15);
      assertEquals(shrinkage * (YI[i] - mean), predicted.away()[i], 1e-14);
      double variance = (1 - shrinkage) * VI[i] + shrinkage * shrinkage / sum;
      assertEquals(Math.sqrt(variance), predicted.se()[i], 1e-14);
    }
  }

  @Test
  void withoutModeratorsIsTheFitOfTheMean() {
    double[] x = {1, 0, 1, 1, 1, 2, 1, 3, 1, 4};
    OneVariance moderated = new OneVariance(YI, VI, x, 2, FreqOptions.defaults());
    Solved alone = moderated.withoutModerators();
    assertNotNull(alone);
    assertEquals(solver(FreqOptions.defaults()).solution().tau2(), alone.tau2(), 1e-12);
    double[] slope = {1, 2, 3, 4, 5};
    assertNull(new OneVariance(YI, VI, slope, 1, FreqOptions.defaults()).withoutModerators());
  }

  /** From 0, and missing where tau2 is given and so has no standard error. */
  @Test
  void waldsIntervalIsOfTheStandardError() {
    OneVariance solver = solver(FreqOptions.defaults().withMethod("ML").withLevel(0.9));
    Solved fit = solver.solution();
    Tau2Interval wald = solver.tau2Interval(Tau2Interval.Method.WALD);
    assertEquals(fit.tau2() + 1.6448536269514722 * fit.seTau2(), wald.upper(), 1e-12);
    assertEquals(Math.max(0, fit.tau2() - 1.6448536269514722 * fit.seTau2()), wald.lower(), 1e-12);
    OneVariance given = solver(FreqOptions.defaults().withFixedTau2(0.1));
    assertTrue(Double.isNaN(given.tau2Interval(Tau2Interval.Method.WALD).upper()));
  }

  @Test
  void refitsThatLoseACoefficientAreMissing() {
    double[] x = {1, 0, 1, 0, 1, 0, 1, 0, 1, 1};
    OneVariance only = new OneVariance(YI, VI, x, 2, FreqOptions.defaults());
    assertNull(only.refit(DataChange.without(5, 4)));
    assertNotNull(only.refit(DataChange.without(5, 0)));
    assertEquals(List.of(4), only.deletions().impossible());
  }

  @Test
  void withoutDegreesOfFreedomTau2HasNoInterval() {
    OneVariance one =
        new OneVariance(new double[] {0.3}, new double[] {0.1}, null, 1, FreqOptions.defaults());
    Tau2Interval none = one.tau2Interval(Tau2Interval.Method.Q_PROFILE);
    assertTrue(Double.isNaN(none.lower()) && Double.isNaN(none.upper()));
  }

  @Test
  void theUsualIntervalFollowsTheEstimator() {
    FreqOptions genq = FreqOptions.defaults().withMethod("GENQ").withWeights(1, 1, 1, 1, 1);
    assertEquals(Tau2Interval.Method.GENERALIZED_Q, solver(genq).usualInterval());
    assertEquals(Tau2Interval.Method.Q_PROFILE, solver(FreqOptions.defaults()).usualInterval());
  }

  @Test
  void dispersionIsBorrowedWithTheRest() {
    OneVariance solver = solver(FreqOptions.defaults());
    BorrowedDispersion borrowed = solver.borrowed();
    assertTrue(borrowed.borrow(solver.solution()));
    assertEquals(solver.solution().covariance(0, 0), borrowed.covariance()[0], 1e-14);
    assertEquals(VI[1] + solver.solution().tau2(), borrowed.rowVariance(1), 1e-14);
  }
}
