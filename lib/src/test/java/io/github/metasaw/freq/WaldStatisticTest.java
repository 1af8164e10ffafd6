package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.fit.Solution;
import org.junit.jupiter.api.Test;

class WaldStatisticTest {

  private static final double[] X = {1, -1, 2, 1, 0, 1, 1, 1, -1, 1, 3, 0, 1, 2, 2};

  private static final Solution SOLUTION =
      new OneVariance(
              new double[] {0.1, 0.9, -0.3, 1.4, 0.6},
              new double[] {0.2, 0.1, 0.3, 0.15, 0.25},
              X,
              3,
              FreqOptions.defaults().withMethod("FE"))
          .solution();

  @Test
  void isTheSquareOfZForOneCoefficient() {
    double z = SOLUTION.estimate(1) / SOLUTION.se(1);
    assertEquals(z * z, WaldStatistic.of(SOLUTION, 1), 1e-12 * z * z);
  }

  /** The inverse of a 2 x 2 covariance, written out. */
  @Test
  void isAQuadraticFormOfSeveral() {
    double a = SOLUTION.covariance(1, 1);
    double b = SOLUTION.covariance(1, 2);
    double c = SOLUTION.covariance(2, 2);
    double x = SOLUTION.estimate(1);
    double y = SOLUTION.estimate(2);
    double expected = (c * x * x - 2 * b * x * y + a * y * y) / (a * c - b * b);
    assertEquals(expected, WaldStatistic.of(SOLUTION, 1, 2), 1e-12 * expected);
    assertEquals(expected, WaldStatistic.of(SOLUTION, 2, 1), 1e-12 * expected);
  }
}
