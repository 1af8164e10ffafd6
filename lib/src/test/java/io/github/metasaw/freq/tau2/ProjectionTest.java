package io.github.metasaw.freq.tau2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class ProjectionTest {

  private static final double[] A = {1, 2, 0.5, 3};
  private static final double[] X = {1, 0, 1, 1, 1, 2, 1, 5};
  private static final double[] Y = {0.3, -0.2, 0.9, 1.4};
  private static final double[] D = {0.2, 0.7, 0.1, 0.4};
  private static final double[] E = {1.2, 0.3, 0.8, 0.6};

  private static RealMatrix x() {
    return MatrixUtils.createRealMatrix(
        new double[][] {{X[0], X[1]}, {X[2], X[3]}, {X[4], X[5]}, {X[6], X[7]}});
  }

  private static RealMatrix diagonal(double[] d) {
    return MatrixUtils.createRealDiagonalMatrix(d);
  }

  private static RealMatrix bread() {
    return MatrixUtils.inverse(x().transpose().multiply(diagonal(A)).multiply(x()));
  }

  /** P as a matrix. */
  private static RealMatrix dense() {
    RealMatrix ax = diagonal(A).multiply(x());
    return diagonal(A).subtract(ax.multiply(bread()).multiply(ax.transpose()));
  }

  @Test
  void quadraticFormAndTracesAreThoseOfTheMatrix() {
    Projection projection = new Projection(A, X, 2, Y);
    RealMatrix p = dense();
    double[] py = p.operate(Y);
    double expected = 0;
    for (int i = 0; i < 4; i++) {
      expected += Y[i] * py[i];
    }
    assertEquals(expected, projection.yPy(), 1e-13);
    assertEquals(p.multiply(diagonal(D)).getTrace(), projection.trace(D), 1e-13);
    double two = p.multiply(diagonal(D)).multiply(p).multiply(diagonal(E)).getTrace();
    assertEquals(two, projection.trace(D, E), 1e-13);
  }

  @Test
  void coefficientsAndSandwichAreThoseOfWeightedLeastSquares() {
    Projection projection = new Projection(A, X, 2, Y);
    RealMatrix half = bread().multiply(x().transpose()).multiply(diagonal(A));
    assertArrayEquals(half.operate(Y), projection.coefficients(), 1e-13);
    RealMatrix sandwich = half.multiply(diagonal(D)).multiply(half.transpose());
    double[] found = projection.sandwich(D);
    for (int i = 0; i < 4; i++) {
      assertEquals(sandwich.getEntry(i / 2, i % 2), found[i], 1e-13);
    }
  }

  @Test
  void leveragesAddUpToTheRank() {
    assertEquals(2, Arrays.stream(new Projection(A, X, 2, Y).hat()).sum(), 1e-13);
  }
}
