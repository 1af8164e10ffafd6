package io.github.metasaw.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CholeskyTest {

  /** L = (2, 0, 0; 1, 3, 0; -1, 2, 4). */
  private static final double[] A = {4, 2, -2, 2, 10, 5, -2, 5, 21};

  private static Cholesky factor() {
    Cholesky factor = Cholesky.ofSize(3);
    assertTrue(factor.factor(A));
    return factor;
  }

  @Test
  void theDeterminantIsThatOfTheSquaredDiagonal() {
    assertEquals(2 * Math.log(24), factor().logDet(), 1e-14);
  }

  @Test
  void itSolves() {
    // A (1, -1, 2)' = (-2, 2, 35)'.
    double[] b = {4 - 2 - 4, 2 - 10 + 10, -2 - 5 + 42};
    factor().solve(b);
    assertArrayEquals(new double[] {1, -1, 2}, b, 1e-14);
  }

  @Test
  void halvesOfASolutionAreTriangularSolutions() {
    double[] b = {2, 4, 9};
    factor().halfSolve(b);
    // L z = b: z = (1, 1, 2).
    assertArrayEquals(new double[] {1, 1, 2}, b, 1e-15);
    double[] t = {2 + 1 - 2, 3 + 4, 8};
    factor().halfSolveTransposed(t);
    // L'z = t: z = (1, 1, 2).
    assertArrayEquals(new double[] {1, 1, 2}, t, 1e-15);
    double[] z = {1, 1, 2};
    factor().halfMultiply(z);
    assertArrayEquals(new double[] {2, 4, 9}, z, 1e-15);
  }

  @Test
  void theInverseIsTheInverse() {
    double[] inverse = factor().inverse();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double sum = 0;
        for (int m = 0; m < 3; m++) {
          sum += A[i * 3 + m] * inverse[m * 3 + j];
        }
        assertEquals(i == j ? 1 : 0, sum, 1e-14);
      }
    }
  }

  @Test
  void whatIsNotPositiveDefiniteIsRefusedAndAnotherMayFollow() {
    Cholesky factor = Cholesky.ofSize(2);
    assertFalse(factor.factor(new double[] {1, 1, 1, 1}));
    assertFalse(factor.factor(new double[] {1, 2, 2, 1}));
    assertFalse(factor.factor(new double[] {0, 0, 0, 1}));
    assertFalse(factor.factor(new double[] {Double.NaN, 0, 0, 1}));
    assertTrue(factor.factor(new double[] {1, 0, 0, 4}));
    assertEquals(Math.log(4), factor.logDet(), 1e-15);
  }
}
