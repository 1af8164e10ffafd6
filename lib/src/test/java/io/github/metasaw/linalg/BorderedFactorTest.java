package io.github.metasaw.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the factor of the full matrix. */
class BorderedFactorTest {

  private static final int[][] TOUCHED = {{0, 2}, {}, {1, 2, 3}};

  /** 4 blocks of m rows and three rows below them, filled both ways. */
  private static double[] fill(BorderedFactor factor, int m, long seed) {
    int n = factor.size();
    int lead = n - TOUCHED.length;
    double[] full = new double[n * n];
    Random random = new Random(seed);
    factor.setIdentity();
    for (int i = 0; i < n; i++) {
      full[i * n + i] = 1;
      for (int j = 0; j <= i; j++) {
        boolean stored =
            j >= lead || (i < lead ? i / m == j / m : contains(TOUCHED[i - lead], j / m));
        if (stored) {
          double value = i == j ? 3 + random.nextDouble() : random.nextDouble() - 0.5;
          factor.add(i, j, value);
          full[i * n + j] += value;
          full[j * n + i] = full[i * n + j];
        }
      }
    }
    return full;
  }

  private static boolean contains(int[] blocks, int block) {
    for (int own : blocks) {
      if (own == block) {
        return true;
      }
    }
    return false;
  }

  @Test
  void itAgreesWithTheFullMatrix() {
    for (int m = 1; m <= 3; m++) {
      BorderedFactor factor = new BorderedFactor(4, m, TOUCHED);
      double[] full = fill(factor, m, 5 + m);
      int n = factor.size();
      assertEquals(4 * m + 3, n);
      Cholesky dense = Cholesky.ofSize(n);
      assertTrue(dense.factor(full));
      assertTrue(factor.factor());
      assertEquals(dense.logDet(), factor.logDet(), 1e-12);
      double[] inverse = factor.inverse();
      double[] expected = dense.inverse();
      for (int i = 0; i < n * n; i++) {
        assertEquals(expected[i], inverse[i], 1e-13);
      }
      double[] x = new double[n];
      double[] y = new double[n];
      for (int i = 0; i < n; i++) {
        x[i] = y[i] = Math.sin(i + 1);
      }
      factor.solve(x);
      dense.solve(y);
      for (int i = 0; i < n; i++) {
        assertEquals(y[i], x[i], 1e-13);
      }
    }
  }

  @Test
  void itCanBeFilledAgain() {
    BorderedFactor factor = new BorderedFactor(4, 2, TOUCHED);
    fill(factor, 2, 1);
    assertTrue(factor.factor());
    double[] full = fill(factor, 2, 2);
    assertTrue(factor.factor());
    Cholesky dense = Cholesky.ofSize(factor.size());
    assertTrue(dense.factor(full));
    assertEquals(dense.logDet(), factor.logDet(), 1e-12);
  }

  @Test
  void withoutABorderTheBlocksStandAlone() {
    BorderedFactor factor = new BorderedFactor(2, 1, new int[0][]);
    factor.setIdentity();
    factor.add(1, 1, 3);
    assertTrue(factor.factor());
    assertEquals(Math.log(4), factor.logDet(), 1e-15);
    assertEquals(0.25, factor.inverse()[3], 1e-16);
  }

  @Test
  void whatIsNotPositiveDefiniteIsSaid() {
    BorderedFactor factor = new BorderedFactor(2, 1, new int[][] {{0}});
    factor.setIdentity();
    factor.add(2, 0, 1);
    assertFalse(factor.factor());
    factor.setIdentity();
    factor.add(1, 1, -1);
    assertFalse(factor.factor());
  }

  @Test
  void elementsOutsideThePatternAreRefused() {
    BorderedFactor factor = new BorderedFactor(2, 2, new int[][] {{0}});
    assertThrows(IllegalArgumentException.class, () -> factor.add(2, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> factor.add(4, 2, 1));
  }
}
