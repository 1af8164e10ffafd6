package io.github.metasaw.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of a factor, in every storage: what it does to vectors is what the matrix says. */
class FactorTest {

  static Stream<Symmetric> matrices() {
    return Stream.of(
        Diagonal.of(new double[] {4, 0.25, 9}),
        Blocks.of(new int[] {5, 7, 5, 9, 7, 5}, FactorTest::element),
        Dense.of(7, FactorTest::element),
        Dense.of(70, FactorTest::element),
        StorageTest.grid(9, 1));
  }

  private static double element(int i, int j, double zero) {
    return i == j ? 2 + 0.1 * i : 0.9 * Math.exp(-0.3 * (i - j));
  }

  /** Column j of P'L, from the product with a unit vector. */
  private static double[][] columns(Factor factor) {
    int n = factor.size();
    double[][] columns = new double[n][n];
    for (int j = 0; j < n; j++) {
      columns[j][j] = 1;
      factor.halfMultiply(columns[j]);
    }
    return columns;
  }

  @ParameterizedTest
  @MethodSource("matrices")
  void theHalvesMakeTheMatrix(Symmetric a) {
    double[][] half = columns(Factor.of(a).orElseThrow());
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; j < a.size(); j++) {
        double sum = 0;
        for (double[] column : half) {
          sum += column[i] * column[j];
        }
        assertEquals(a.get(i, j), sum, 1e-12);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("matrices")
  void solvingUndoesTheProduct(Symmetric a) {
    Factor factor = Factor.of(a).orElseThrow();
    double[] x = new double[a.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.sin(i + 1.0);
    }
    double[] b = a.multiply(x);
    double length = Vectors.dot(x, b);
    double[] half = b.clone();
    factor.halfSolve(half);
    assertEquals(length, Vectors.dot(half, half), 1e-12 * length);
    factor.solve(b);
    assertArrayEquals(x, b, 1e-12);
  }

  @ParameterizedTest
  @MethodSource("matrices")
  void equalWeightsMultiplyTheLogDeterminant(Symmetric a) {
    Factor factor = Factor.of(a).orElseThrow();
    double[] weights = new double[a.size()];
    java.util.Arrays.fill(weights, 2.5);
    assertEquals(2.5 * factor.logDet(), factor.logDet(weights), 1e-12 * a.size());
  }

  @ParameterizedTest
  @MethodSource("matrices")
  void theInverseIsHeldOnThePatternOfTheMatrix(Symmetric a) {
    Factor factor = Factor.of(a).orElseThrow();
    Symmetric inverse = factor.inverse();
    double[] diagonal = factor.inverseDiagonal();
    for (int i = 0; i < diagonal.length; i++) {
      assertEquals(inverse.get(i, i), diagonal[i], 1e-12 * diagonal[i]);
    }
    assertEquals(a.storage(), inverse.storage());
    assertEquals(a.stored(), inverse.stored());
    for (int j = 0; j < a.size(); j++) {
      double[] column = new double[a.size()];
      column[j] = 1;
      factor.solve(column);
      for (int i = 0; i < a.size(); i++) {
        if (a.get(i, j) != 0) {
          assertEquals(column[i], inverse.get(i, j), 1e-12);
        }
      }
    }
  }

  /** 4 x 0.25 x 9 = 9; and a block whose determinant is known: 2 x 3 - 1. */
  @Test
  void determinantsAreProducts() {
    Factor diagonal = Factor.of(Diagonal.of(new double[] {4, 0.25, 9})).orElseThrow();
    assertEquals(Math.log(9), diagonal.logDet(), 1e-15);
    Blocks blocks = Blocks.of(new int[] {0, 1, 0}, (i, j, z) -> i != j ? 1 : i == 0 ? 2 : i + 1.0);
    Factor factor = Factor.of(blocks).orElseThrow();
    assertEquals(Math.log(5 * 2), factor.logDet(), 1e-15);
    assertEquals(Math.log(5) + 3 * Math.log(2), factor.logDet(new double[] {1, 3, 1}), 1e-14);
  }

  @Test
  void whatIsNotPositiveDefiniteHasNone() {
    double nan = Double.NaN;
    assertTrue(Factor.of(Diagonal.of(new double[] {1, 0})).isEmpty());
    assertTrue(Factor.of(Diagonal.of(new double[] {1, nan})).isEmpty());
    assertTrue(Factor.of(Blocks.of(new int[2], (i, j, z) -> 1)).isEmpty());
    assertTrue(Factor.of(Blocks.of(new int[2], (i, j, z) -> nan)).isEmpty());
    assertTrue(Factor.of(Dense.of(3, (i, j, z) -> i == j ? 1 : -0.5)).isEmpty());
    assertTrue(Factor.of(Dense.of(3, (i, j, z) -> i == j ? 1 : -0.49)).isPresent());
    assertTrue(Factor.of(StorageTest.grid(9, 1).map((i, j, v) -> i == j ? 0.1 : v)).isEmpty());
  }
}
