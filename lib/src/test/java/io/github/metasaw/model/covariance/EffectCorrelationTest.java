package io.github.metasaw.model.covariance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EffectCorrelationTest {

  private static final double[] TIMES = {0, 0.5, 3, 4};

  /**
   * A pattern and its elements.
   *
   * @param element of rho, by row * 10 + column
   */
  private record Pattern(EffectCorrelation correlation, DoubleBinaryOperator element) {}

  private static List<Pattern> patterns() {
    return List.of(
        new Pattern(
            new EffectCorrelation.Independent(3), (rho, at) -> row(at) == column(at) ? 1 : 0),
        new Pattern(exchangeable(2), (rho, at) -> row(at) == column(at) ? 1 : rho),
        new Pattern(exchangeable(5), (rho, at) -> row(at) == column(at) ? 1 : rho),
        new Pattern(
            new EffectCorrelation.Autoregressive(4),
            (rho, at) -> Math.pow(rho, Math.abs(row(at) - column(at)))),
        new Pattern(
            new EffectCorrelation.ContinuousTime(TIMES),
            (rho, at) -> Math.pow(rho, Math.abs(TIMES[row(at)] - TIMES[column(at)]))));
  }

  private static EffectCorrelation exchangeable(int size) {
    return new EffectCorrelation.Exchangeable(size);
  }

  private static int row(double at) {
    return (int) at / 10;
  }

  private static int column(double at) {
    return (int) at % 10;
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void theFactorMakesTheMatrix(Pattern pattern) {
    EffectCorrelation correlation = pattern.correlation();
    for (double x : new double[] {-2.5, -0.3, 0, 0.8, 3}) {
      double rho = correlation.link().toNatural(x);
      double[] c = product(correlation.root(x), correlation.size());
      for (int a = 0; a < correlation.size(); a++) {
        for (int b = 0; b < correlation.size(); b++) {
          double expected = pattern.element().applyAsDouble(rho, 10 * a + b);
          assertEquals(expected, c[a * correlation.size() + b], 1e-14);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void theSlopeIsTheDerivative(Pattern pattern) {
    EffectCorrelation correlation = pattern.correlation();
    double h = 1e-5;
    for (double x : new double[] {-6, -1, 0, 0.7, 5}) {
      double[] up = correlation.root(x + h);
      double[] down = correlation.root(x - h);
      double[] difference = new double[up.length];
      for (int i = 0; i < up.length; i++) {
        difference[i] = (up[i] - down[i]) / (2 * h);
      }
      assertArrayEquals(difference, correlation.slope(x), 1e-9);
    }
  }

  /** At both ends the matrix is singular, and its factor is finite. */
  @ParameterizedTest
  @MethodSource("patterns")
  void theEndsOfTheRangeHaveAFactor(Pattern pattern) {
    EffectCorrelation correlation = pattern.correlation();
    for (double end : new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY}) {
      double rho = correlation.link().toNatural(end);
      double[] c = product(correlation.root(end), correlation.size());
      for (int a = 0; a < correlation.size(); a++) {
        double expected = pattern.element().applyAsDouble(rho, 10 * a);
        assertEquals(expected, c[a * correlation.size()], 1e-14);
        assertEquals(1, c[a * correlation.size() + a], 1e-14);
      }
    }
  }

  @Test
  void slopesStayFiniteWhereTheMatrixIsAllButSingular() {
    for (Pattern pattern : patterns()) {
      for (double x : new double[] {-40, 40}) {
        for (double value : pattern.correlation().slope(x)) {
          assertTrue(Math.abs(value) < 1e-8, pattern.correlation() + " at " + x + ": " + value);
        }
      }
    }
  }

  private static double[] product(double[] root, int m) {
    double[] c = new double[m * m];
    for (int a = 0; a < m; a++) {
      for (int b = 0; b < m; b++) {
        for (int e = 0; e < m; e++) {
          c[a * m + b] += root[a * m + e] * root[b * m + e];
        }
      }
    }
    return c;
  }
}
