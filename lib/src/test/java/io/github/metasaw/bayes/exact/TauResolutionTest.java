package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.distribution.QuadraticForms;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TauResolutionTest {

  /** sum_i eta_i (x_i - xbar)^2 of k variables N(0, tau^2): a gamma, narrow for large k. */
  private static int halvings(int k, double ratio, double... weight) {
    double[] tau = new double[weight.length];
    double[] d = new double[weight.length * k];
    for (int c = 0; c < tau.length; c++) {
      tau[c] = Math.pow(ratio, c);
      Arrays.fill(d, c * k, (c + 1) * k, tau[c] * tau[c]);
    }
    double[] eta = new double[k];
    Arrays.fill(eta, 1.0 / k);
    QuadraticForms forms = new QuadraticForms(eta, new double[d.length], d, new double[0], 0);
    return TauResolution.halvings(forms, weight, tau);
  }

  /** The coefficient of variation is sqrt(2/(k - 1)); means are ratio^2 apart. */
  @Test
  void narrowFormsNeedCloserValues() {
    assertEquals(0, halvings(5, 1.1, 0.5, 0.5));
    // log(1.21)/sqrt(2/1999) = 6.03 SDs, which is 2^3.1 times 0.7.
    assertEquals(4, halvings(2000, 1.1, 0.5, 0.5));
    assertEquals(0, halvings(2000, 1.005, 0.5, 0.5));
    assertTrue(halvings(200, 1.1, 0.5, 0.5) < halvings(2000, 1.1, 0.5, 0.5));
  }

  @Test
  void negligibleNeighboursDoNotCount() {
    assertEquals(0, halvings(2000, 1.1, 1, 1e-10));
    assertEquals(6, halvings(2000, 30, 0.5, 0.5), "no more than six");
  }
}
