package io.github.metasaw.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.random.RRandom;
import org.junit.jupiter.api.Test;

class OrthonormalTest {

  private static final int K = 12;

  /** Intercept, x, 2 - 3x (explained by the others), x^2, zeros. */
  private static double[] design() {
    double[] x = RRandom.setSeed(1).rnorm(K);
    double[] out = new double[5 * K];
    for (int i = 0; i < K; i++) {
      out[5 * i] = 1;
      out[5 * i + 1] = 1e6 * x[i];
      out[5 * i + 2] = 2 - 3e6 * x[i];
      out[5 * i + 3] = x[i] * x[i];
    }
    return out;
  }

  @Test
  void columnsThatOthersExplainAreLeftOut() {
    Orthonormal basis = Orthonormal.of(design(), K, 5);
    assertArrayEquals(new int[] {0, 1, 3}, basis.kept());
    assertArrayEquals(new int[] {2, 4}, basis.aliased());
  }

  @Test
  void theBasisIsOrthonormalAndMakesTheColumns() {
    double[] x = design();
    Orthonormal basis = Orthonormal.of(x, K, 5);
    double[] q = basis.q();
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        double dot = 0;
        for (int i = 0; i < K; i++) {
          dot += q[i * 3 + a] * q[i * 3 + b];
        }
        assertEquals(a == b ? 1 : 0, dot, 1e-14);
      }
    }
    for (int i = 0; i < K; i++) {
      for (int j = 0; j < 3; j++) {
        double sum = 0;
        for (int m = 0; m < 3; m++) {
          sum += q[i * 3 + m] * basis.r()[m * 3 + j];
        }
        double column = x[i * 5 + basis.kept()[j]];
        assertEquals(column, sum, 1e-14 * Math.max(1, Math.abs(column)) * 10);
        if (j > 0) {
          assertEquals(0, basis.r()[j * 3], "upper triangular");
        }
      }
    }
  }

  /** Coefficients of X from those of Q: X b = Q g. */
  @Test
  void coefficientsAreThoseOfTheColumns() {
    double[] x = {1, 2, 1, 4, 1, 9};
    Orthonormal basis = Orthonormal.of(x, 3, 2);
    double[] g = {0.7, -1.3};
    double[] b = basis.coefficients(g);
    for (int i = 0; i < 3; i++) {
      double fitted = basis.q()[2 * i] * g[0] + basis.q()[2 * i + 1] * g[1];
      assertEquals(fitted, b[0] + b[1] * x[2 * i + 1], 1e-14);
    }
  }

  /** With the identity it is (X'X)^-1 = (101, -15; -15, 3) / 78. */
  @Test
  void covarianceIsOnTheScaleOfTheColumns() {
    double[] x = {1, 2, 1, 4, 1, 9};
    double[] covariance = Orthonormal.of(x, 3, 2).covariance(new double[] {1, 0, 0, 1});
    double[] expected = {101 / 78.0, -15 / 78.0, -15 / 78.0, 3 / 78.0};
    assertArrayEquals(expected, covariance, 1e-14);
  }
}
