package io.github.metasaw.freq.tau2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.distribution.ChiSquared;
import org.junit.jupiter.api.Test;

class GeneralizedQTest {

  /** With equal variances and weights Q is a multiple of chi-square. */
  private static final double[] YI = {0.1, 1.9, 0.4, -0.8, 2.3};

  private static final double[] VI = {0.3, 0.3, 0.3, 0.3, 0.3};
  private static final double SQUARES = 4 * 1.667;

  private static GeneralizedQ q() {
    return new GeneralizedQ(new Projection(Projection.ones(5), null, 1, YI), VI);
  }

  @Test
  void itsDistributionIsChiSquare() {
    for (double tau2 : new double[] {0, 0.5, 3}) {
      double expected = 1 - ChiSquared.survival(SQUARES / (0.3 + tau2), 4);
      assertEquals(expected, q().cdf(tau2), 1e-9);
    }
  }

  @Test
  void itsInverseIsAtTheQuantile() {
    for (double p : new double[] {0.025, 0.5}) {
      double expected = SQUARES / ChiSquared.quantile(p, 4) - 0.3;
      assertEquals(expected, q().tau2At(p), 1e-6);
    }
    assertEquals(0, q().tau2At(0.9999999));
  }
}
