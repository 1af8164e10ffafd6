package io.github.metasaw.draws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class McseTest {

  private static double sd(double[][] draws) {
    return Math.sqrt(Moments.variance(Chains.pooled(Chains.ofIterations(draws))));
  }

  @Test
  void ofTheMean() {
    double[][] draws = Series.iterations(0.5, 400, 3);
    assertEquals(sd(draws) / Math.sqrt(Ess.mean(draws)), Mcse.mean(draws), 1e-13);
  }

  /** The variance of the SD of a normal sample is about sigma^2/(2 n). */
  @Test
  void ofTheSdOfNormalDraws() {
    double[][] draws = Series.iterations(0, 20_000, 4);
    assertEquals(Math.sqrt(1 / (2 * 80_000.0)), Mcse.sd(draws), 2e-4);
  }

  /** The variance of a sample quantile is p (1 - p)/(n f^2), f the density there. */
  @Test
  void ofAQuantileOfNormalDraws() {
    double[][] draws = Series.iterations(0, 20_000, 4);
    double density = 1 / Math.sqrt(2 * Math.PI);
    double expected = Math.sqrt(0.25 / 80_000) / density;
    assertEquals(1, Mcse.median(draws) / expected, 0.1);
    double z = 1.6448536269514722;
    double at95 = density * Math.exp(-0.5 * z * z);
    double expected95 = Math.sqrt(0.95 * 0.05 / 80_000) / at95;
    assertEquals(1, Mcse.quantile(draws, 0.95) / expected95, 0.15);
  }

  /** On the scale of the draws. */
  @Test
  void followsTheUnit() {
    double[][] draws = Series.iterations(0.3, 300, 2);
    double[][] scaled = new double[300][2];
    for (int i = 0; i < 300; i++) {
      for (int c = 0; c < 2; c++) {
        scaled[i][c] = 3 + 1e-3 * draws[i][c];
      }
    }
    assertEquals(1e-3, Mcse.mean(scaled) / Mcse.mean(draws), 1e-11);
    assertEquals(1e-3, Mcse.sd(scaled) / Mcse.sd(draws), 1e-10);
    assertEquals(1e-3, Mcse.median(scaled) / Mcse.median(draws), 1e-10);
  }

  /** Chance in truth: means of repeated samples scatter by the standard error. */
  @Test
  void meansScatterAsItSays() {
    int repeats = 400;
    double[] means = new double[repeats];
    double claimed = 0;
    for (int r = 0; r < repeats; r++) {
      double[] x = Series.autoregression(0.6, 500, r);
      means[r] = Moments.mean(x);
      double[][] draws = new double[x.length][1];
      for (int i = 0; i < x.length; i++) {
        draws[i][0] = x[i];
      }
      claimed += Mcse.mean(draws) / repeats;
    }
    double scatter = Math.sqrt(Moments.variance(means));
    assertEquals(1, claimed / scatter, 0.15);
  }

  @Test
  void missingForConstantDraws() {
    assertTrue(Double.isNaN(Mcse.mean(new double[8][2])));
    assertTrue(Double.isNaN(Mcse.sd(new double[8][2])));
    assertTrue(Double.isNaN(Mcse.median(new double[8][2])));
  }
}
