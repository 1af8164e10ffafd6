package io.github.metasaw.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExponentialDoublingTest {

  /** R: set.seed(1); rexp(3). */
  @Test
  void numbersAreThoseOfR() {
    MersenneTwister uniforms = new MersenneTwister(1);
    for (double expected : new double[] {0.7551818, 1.1816428, 0.1457067}) {
      assertEquals(expected, ExponentialDoubling.next(uniforms), 5e-8);
    }
  }

  /** Mean, variance and the tail beyond 3 of an exponential with rate 1. */
  @Test
  void momentsAreThoseOfTheDistribution() {
    MersenneTwister uniforms = new MersenneTwister(7);
    int n = 200_000;
    double sum = 0;
    double squares = 0;
    int beyond = 0;
    for (int i = 0; i < n; i++) {
      double x = ExponentialDoubling.next(uniforms);
      sum += x;
      squares += (x - 1) * (x - 1);
      beyond += x > 3 ? 1 : 0;
    }
    assertEquals(1, sum / n, 5 / Math.sqrt(n));
    assertEquals(1, squares / n, 5 * Math.sqrt(8.0 / n));
    double tail = Math.exp(-3);
    assertEquals(tail, beyond / (double) n, 5 * Math.sqrt(tail / n));
  }
}
