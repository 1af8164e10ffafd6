package io.github.metasaw.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedRotationsTest {

  @Test
  void agreesWithTheNormalEquations() {
    Random random = new Random(1);
    int k = 12;
    int p = 4;
    double[] x = random.doubles(k * p, -1, 1).toArray();
    double[] y = random.doubles(k, -1, 1).toArray();
    double[] w = random.doubles(k, 0.1, 3).sorted().toArray();
    WeightedRotations rotations = WeightedRotations.ofSize(p);
    double[] a = new double[p * p];
    double[] b = new double[p];
    for (int i = k - 1; i >= 0; i--) {
      rotations.add(w[i], x, i * p, y[i]);
      for (int j = 0; j < p; j++) {
        b[j] += w[i] * x[i * p + j] * y[i];
        for (int l = 0; l < p; l++) {
          a[j * p + l] += w[i] * x[i * p + j] * x[i * p + l];
        }
      }
    }
    Cholesky cholesky = Cholesky.ofSize(p);
    assertTrue(cholesky.factor(a));
    cholesky.solve(b);
    double rss = 0;
    for (int i = 0; i < k; i++) {
      double left = y[i];
      for (int j = 0; j < p; j++) {
        left -= x[i * p + j] * b[j];
      }
      rss += w[i] * left * left;
    }
    double[] found = new double[p];
    rotations.solve(found);
    assertArrayEquals(b, found, 1e-13);
    assertEquals(rss, rotations.rss(), 1e-13);
    assertEquals(cholesky.logDet(), rotations.logDet(), 1e-12);
    assertArrayEquals(cholesky.inverse(), rotations.inverse(), 1e-13);
  }

  /** Two rows that are known exactly fix a line; a third decides nothing of it. */
  @ParameterizedTest
  @ValueSource(doubles = {1e20, 1e150, 1e300})
  void heavyRowsFixALine(double w) {
    WeightedRotations rotations = WeightedRotations.ofSize(2);
    rotations.add(w, new double[] {1, 2}, 0, 5);
    rotations.add(w, new double[] {1, 3}, 0, 7);
    rotations.add(0.5, new double[] {1, 10}, 0, 22);
    double[] found = new double[2];
    rotations.solve(found);
    assertArrayEquals(new double[] {1, 2}, found, 1e-13);
    assertEquals(0.5, rotations.rss(), 1e-13);
    // det X'WX = sum over pairs of rows of w_i w_j det^2, the first of them w^2.
    assertEquals(2 * Math.log(w), rotations.logDet(), 1e-10);
  }

  /** A light row decides what a heavy one leaves open. */
  @Test
  void aLightRowSettlesTheRest() {
    WeightedRotations rotations = WeightedRotations.ofSize(2);
    rotations.add(1e250, new double[] {1e-9, 1}, 0, 1);
    rotations.add(2, new double[] {1, 0}, 0, 0.25);
    double[] found = new double[2];
    rotations.solve(found);
    assertEquals(0.25, found[0], 1e-15);
    assertEquals(1, found[1] + 0.25e-9, 1e-15);
    assertEquals(0.5, rotations.inverse()[0], 1e-15);
  }

  @Test
  void rowsThatAgreeLeaveNothing() {
    WeightedRotations rotations = WeightedRotations.ofSize(1);
    double third = 1 / 3.0;
    rotations.add(1e300, new double[] {third}, 0, 0.1);
    rotations.add(1e300, new double[] {third}, 0, 0.1);
    assertEquals(0, rotations.rss());
  }

  @Test
  void tooFewRowsAreNotDefinite() {
    WeightedRotations rotations = WeightedRotations.ofSize(2);
    rotations.add(1, new double[] {1, 1}, 0, 1);
    rotations.add(1, new double[] {2, 2}, 0, 2);
    assertFalse(rotations.isDefinite());
    rotations.clear();
    rotations.add(1, new double[] {1, 1}, 0, 1);
    rotations.add(1, new double[] {1, 2}, 0, 1);
    assertTrue(rotations.isDefinite());
  }
}
