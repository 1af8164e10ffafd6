package io.github.metasaw.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MersenneTwisterTest {

  /** R: set.seed(42); runif(3) and set.seed(123); runif(3), as printed with ten digits. */
  @Test
  void uniformsAreThoseOfR() {
    double[] of42 = {0.9148060435, 0.9370754133, 0.2861395348};
    double[] of123 = {0.2875775201, 0.7883051354, 0.4089769218};
    MersenneTwister first = new MersenneTwister(42);
    MersenneTwister second = new MersenneTwister(123);
    for (int i = 0; i < 3; i++) {
      assertEquals(of42[i], first.next(), 5e-11);
      assertEquals(of123[i], second.next(), 5e-11);
    }
  }

  /** Over several renewals of the state: within the bounds, mean 1/2 and variance 1/12. */
  @Test
  void uniformsFillTheUnitInterval() {
    MersenneTwister twister = new MersenneTwister(1);
    int n = 100_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double u = twister.next();
      assertTrue(u > 0 && u < 1);
      sum += u;
      squares += (u - 0.5) * (u - 0.5);
    }
    assertEquals(0.5, sum / n, 5 / Math.sqrt(12.0 * n));
    assertEquals(1.0 / 12, squares / n, 5 * Math.sqrt(1.0 / 180 / n));
  }
}
