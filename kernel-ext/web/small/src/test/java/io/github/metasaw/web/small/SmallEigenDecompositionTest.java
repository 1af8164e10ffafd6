package io.github.metasaw.web.small;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.junit.jupiter.api.Test;

class SmallEigenDecompositionTest {

  @Test
  void eigenvaluesAreThoseOfCommonsMath() {
    SplittableRandom random = new SplittableRandom(2);
    for (int n = 1; n <= 40; n++) {
      double[][] matrix = new double[n][n];
      for (int rank = 0; rank < Math.max(1, n - 2); rank++) {
        double[] x = random.doubles(n, -1, 1).toArray();
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            matrix[i][j] += x[i] * x[j];
          }
        }
      }
      double[] expected =
          new EigenDecomposition(new Array2DRowRealMatrix(matrix)).getRealEigenvalues();
      double[] found =
          new SmallEigenDecomposition(new SmallArray2DRowRealMatrix(matrix, false))
              .getRealEigenvalues();
      assertArrayEquals(expected, found, 1e-13 * n * expected[0]);
    }
  }

  /** A matrix that is diagonal already, and one of zeros. */
  @Test
  void diagonalMatricesAreTheirOwn() {
    double[][] diagonal = {{1, 0, 0}, {0, 3, 0}, {0, 0, 2}};
    assertArrayEquals(
        new double[] {3, 2, 1},
        new SmallEigenDecomposition(new SmallArray2DRowRealMatrix(diagonal, true))
            .getRealEigenvalues());
    assertArrayEquals(
        new double[] {0, 0},
        new SmallEigenDecomposition(new SmallArray2DRowRealMatrix(new double[2][2], true))
            .getRealEigenvalues());
  }
}
