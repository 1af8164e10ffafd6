package io.github.metasaw.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class DerivativeFreeSearchTest {

  private static double[] lowest(ToDoubleFunction<double[]> f, double... start) {
    return DerivativeFreeSearch.lowest(f, start, f.applyAsDouble(start));
  }

  @Test
  void oneVariableIsSearchedOnALine() {
    assertArrayEquals(new double[] {2.5}, lowest(x -> Math.abs(x[0] - 2.5), 0), 1e-8);
    assertArrayEquals(new double[] {1}, lowest(x -> Math.cosh(x[0] - 1), 4), 1e-6);
  }

  @Test
  void severalVariablesAreSearchedTogether() {
    double[] found = lowest(x -> Math.pow(x[0] - x[1], 2) + Math.cosh(x[0] + 1), 3, -2);
    assertArrayEquals(new double[] {-1, -1}, found, 1e-4);
  }

  /** Where the function is not defined it counts as high. */
  @Test
  void theSearchKeepsAwayFromWhereTheFunctionIsUndefined() {
    double[] found = lowest(x -> Math.sqrt(x[0] - 1) + x[1] * x[1], 3, 0.5);
    assertTrue(found[0] >= 1);
    assertEquals(1, found[0], 0.1);
  }

  /** A plane has no minimum: the lowest point seen lies at the edge of the region. */
  @Test
  void aFunctionWithoutMinimumIsFollowedToTheEdge() {
    assertArrayEquals(new double[] {10, -10}, lowest(x -> x[1] - x[0], 0, 0), 1e-6);
  }
}
