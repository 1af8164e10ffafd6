package io.github.metasaw.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HighestDensityIntervalTest {

  @Test
  void thatOfAnExponentialBeginsAtZero() {
    Interval interval = HighestDensityInterval.interval(p -> -Math.log1p(-p), 0.9);
    assertEquals(0, interval.lower(), 1e-9);
    assertEquals(Math.log(10), interval.upper(), 1e-8);
  }

  @Test
  void thatOfASymmetricDistributionHasEqualTails() {
    Interval interval = HighestDensityInterval.interval(p -> Math.log(p / (1 - p)), 0.8);
    assertEquals(Math.log(9), interval.upper(), 1e-6);
    assertEquals(-interval.upper(), interval.lower(), 1e-6);
  }

  @Test
  void aMinimumMayBeAtAnEnd() {
    assertEquals(2, HighestDensityInterval.minimise(x -> (x - 2) * (x - 2), 0, 5), 1e-8);
    assertEquals(1, HighestDensityInterval.minimise(x -> x, 1, 5));
    assertEquals(5, HighestDensityInterval.minimise(x -> -x, 1, 5));
  }
}
