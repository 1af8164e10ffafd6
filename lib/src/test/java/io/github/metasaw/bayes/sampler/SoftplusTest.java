package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SoftplusTest {

  @Test
  void valuesAndLimits() {
    assertEquals(Math.log(2), Softplus.at(0), 1e-16);
    assertEquals(Math.log(1 + Math.exp(1.5)), Softplus.at(1.5), 1e-15);
    assertEquals(1000, Softplus.at(1000));
    assertEquals(Math.exp(-50), Softplus.at(-50), 1e-16 * Math.exp(-50));
    // softplus(t) - softplus(-t) = t.
    assertEquals(3.3, Softplus.at(3.3) - Softplus.at(-3.3), 1e-15);
  }

  @Test
  void derivativeAndInverse() {
    double h = 1e-5;
    for (double t : new double[] {-20, -2, 0.3, 8, 35}) {
      double slope = (Softplus.at(t + h) - Softplus.at(t - h)) / (2 * h);
      assertEquals(1, Softplus.logistic(t) / slope, 1e-5);
      assertEquals(t, Softplus.inverse(Softplus.at(t)), 1e-13 * Math.max(1, Math.abs(t)));
    }
    assertEquals(1, Softplus.logistic(-7) + Softplus.logistic(7), 1e-15);
    assertEquals(700, Softplus.inverse(700));
  }
}
