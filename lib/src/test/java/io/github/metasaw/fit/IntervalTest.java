package io.github.metasaw.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class IntervalTest {

  /** R: {@code 0.5 + c(-1, 1) * qnorm(0.975) * 0.2}. */
  @Test
  void waldIsNormal() {
    Interval interval = Interval.wald(0.5, 0.2, 0.95);
    assertEquals(0.10800720309198920, interval.lower(), 1e-15);
    assertEquals(0.89199279690801080, interval.upper(), 1e-15);
    assertEquals(0, Interval.wald(3, 0, 0.95).width());
  }
}
