package io.github.metasaw.data.effect.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TetrachoricTest {

  /** Tables of dat.bcg with the estimates and variances of metafor's search. */
  private static final double[][] TABLES = {
    {4, 119, 11, 128}, {505, 87886, 499, 87892}, {180, 1361, 372, 1079}, {45, 35, 33, 47}
  };

  private static final double[] SEARCHED = {
    -0.2631432143715102, 0.002633967966278857, -0.32526044225282635, Double.NaN
  };

  @Test
  void theFitReproducesTheTable() {
    for (double[] t : TABLES) {
      double angle = Math.asin(Tetrachoric.fit(t[0], t[1], t[2], t[3]).correlation());
      assertEquals(0, logLikelihood(t, angle) - saturated(t), 1e-9 * -saturated(t));
    }
  }

  @Test
  void theLikelihoodIsNeverBelowThatOfASearch() {
    for (int i = 0; i < TABLES.length - 1; i++) {
      double[] t = TABLES[i];
      double own = Math.asin(Tetrachoric.fit(t[0], t[1], t[2], t[3]).correlation());
      assertTrue(logLikelihood(t, own) >= logLikelihood(t, Math.asin(SEARCHED[i])) - 1e-8);
    }
  }

  /** With the cuts at the margins of the table. */
  private static double logLikelihood(double[] t, double angle) {
    double n = t[0] + t[1] + t[2] + t[3];
    double row = (t[0] + t[1]) / n;
    double column = (t[0] + t[2]) / n;
    double both =
        BivariateNormal.below(
            io.github.metasaw.distribution.Normal.quantile(row),
            io.github.metasaw.distribution.Normal.quantile(column),
            angle);
    double[] p = {both, row - both, column - both, 1 - row - column + both};
    double sum = 0;
    for (int j = 0; j < 4; j++) {
      sum += t[j] * Math.log(p[j]);
    }
    return sum;
  }

  private static double saturated(double[] t) {
    double n = t[0] + t[1] + t[2] + t[3];
    double sum = 0;
    for (double cell : t) {
      sum += cell * Math.log(cell / n);
    }
    return sum;
  }

  @Test
  void theVarianceIsThatOfProportionsThroughTheEstimate() {
    double[] t = {30, 20, 18, 32};
    double n = 100;
    double[] slope = new double[4];
    for (int j = 0; j < 4; j++) {
      double[] up = t.clone();
      double[] down = t.clone();
      up[j] += 1e-3;
      down[j] -= 1e-3;
      slope[j] =
          (Tetrachoric.fit(up[0], up[1], up[2], up[3]).correlation()
                  - Tetrachoric.fit(down[0], down[1], down[2], down[3]).correlation())
              / 2e-3;
    }
    double mean = 0;
    double square = 0;
    for (int j = 0; j < 4; j++) {
      mean += t[j] * slope[j];
      square += t[j] * slope[j] * slope[j];
    }
    double byHand = square - mean * mean / n;
    assertEquals(byHand, Tetrachoric.fit(30, 20, 18, 32).variance(), 1e-7 * byHand);
  }

  @Test
  void theSignIsThatOfTheDiagonal() {
    double r = Tetrachoric.fit(30, 20, 18, 32).correlation();
    assertEquals(-r, Tetrachoric.fit(20, 30, 32, 18).correlation(), 1e-13);
    assertEquals(Math.sin(Math.PI / 2 * 0.4), Tetrachoric.fit(35, 15, 15, 35).correlation(), 1e-13);
  }

  @Test
  void emptyCells() {
    assertEquals(new Tetrachoric(1, 0), Tetrachoric.fit(5, 0, 0, 7));
    assertEquals(new Tetrachoric(-1, 0), Tetrachoric.fit(0, 3, 4, 0));
    assertEquals(-1, Tetrachoric.fit(0, 116, 3, 114).correlation());
    assertTrue(Double.isNaN(Tetrachoric.fit(0, 116, 3, 114).variance()));
    assertEquals(new Tetrachoric(0, Double.POSITIVE_INFINITY), Tetrachoric.fit(0, 0, 3, 114));
  }

  @Test
  void probabilitiesOfTwoNormals() {
    assertEquals(0.28323259571179427, BivariateNormal.below(0.3, -0.5, Math.asin(0.7)), 1e-14);
    assertEquals(6.3005406682152727e-05, BivariateNormal.below(1.2, -2, Math.asin(-0.95)), 1e-14);
    assertEquals(
        0.25 + Math.asin(0.6) / (2 * Math.PI), BivariateNormal.below(0, 0, Math.asin(0.6)), 1e-14);
  }
}
