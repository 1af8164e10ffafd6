package io.github.metasaw.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OptimReportTest {

  private static OptimReport of(double... gradient) {
    return new OptimReport(gradient, 0, gradient, new double[0], true, 1, 1, true, "scoring");
  }

  @Test
  void theLargestElementCountsWithoutItsSign() {
    assertEquals(3, of(1, -3, 2).largestGradient());
    assertEquals(0, of().largestGradient());
    assertEquals(Double.NaN, of(Double.NaN).largestGradient());
  }
}
