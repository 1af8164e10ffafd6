package io.github.metasaw.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BoundedSearchTest {

  private static final double[] NO_LOW = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
  private static final double[] NO_HIGH = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};

  private static double rosenbrock(double... t) {
    return Math.pow(1 - t[0], 2) + 100 * Math.pow(t[1] - t[0] * t[0], 2);
  }

  @Test
  void followsACurvedValley() {
    double[] at =
        BoundedSearch.minimise(
                BoundedSearchTest::rosenbrock, new double[] {-1.2, 1}, NO_LOW, NO_HIGH)
            .at();
    assertArrayEquals(new double[] {1, 1}, at, 1e-6);
  }

  /** With t0 at most 0.5 the minimum is at (0.5, 0.25), on the bound. */
  @Test
  void endsOnABound() {
    BoundedSearch.Result found =
        BoundedSearch.minimise(
            BoundedSearchTest::rosenbrock,
            new double[] {-1.2, 1},
            NO_LOW,
            new double[] {0.5, Double.POSITIVE_INFINITY});
    assertArrayEquals(new double[] {0.5, 0.25}, found.at(), 1e-6);
    assertEquals(0.25, found.value(), 1e-10);
  }

  /** A function that is not defined beyond its bounds is not asked there. */
  @Test
  void staysWithinTheBounds() {
    double[] at =
        BoundedSearch.minimise(
                t -> t[0] < 0 || t[0] > 1 ? Double.NaN : Math.sqrt(t[0]) + Math.pow(t[1] - 3, 2),
                new double[] {0.5, 0},
                new double[] {0, Double.NEGATIVE_INFINITY},
                new double[] {1, Double.POSITIVE_INFINITY})
            .at();
    assertArrayEquals(new double[] {0, 3}, at, 1e-6);
  }
}
