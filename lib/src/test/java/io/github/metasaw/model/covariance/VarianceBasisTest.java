package io.github.metasaw.model.covariance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VarianceBasisTest {

  private static final int ROWS = 9;

  private static double[] columns(Random random) {
    double[] x = new double[ROWS * 3];
    for (int i = 0; i < ROWS; i++) {
      x[i * 3] = 1;
      x[i * 3 + 1] = random.nextGaussian();
      x[i * 3 + 2] = i % 2;
    }
    return x;
  }

  /** The first rows of the order are 0 with the first elements, and the coefficients stay. */
  @Test
  void theFirstRowsAreZeroWithTheFirstElements() {
    double[] x = columns(new Random(1));
    ScaleDesign design = ScaleDesign.of(x, ROWS, List.of("a", "b", "c"));
    int[] order = {5, 2, 7, 0, 1, 3, 4, 6, 8};
    ScaleDesign pivoted = VarianceBasis.pivoted(design, order).design();
    double[] theta = {0, 0, 0.7};
    assertEquals(0, pivoted.linear(5, theta, 0), 0);
    assertEquals(0, pivoted.linear(2, theta, 0), 0);
    double[] coefficients = theta.clone();
    pivoted.toCoefficients(coefficients, 0);
    for (int i = 0; i < ROWS; i++) {
      double sum = 0;
      for (int j = 0; j < 3; j++) {
        sum += x[i * 3 + j] * coefficients[j];
      }
      assertEquals(sum, pivoted.linear(i, theta, 0), 1e-12);
    }
    double[] back = coefficients.clone();
    pivoted.toBasis(back, 0);
    assertEquals(0.7, back[2], 1e-12);
  }

  /** With an offset the variances of these rows are 0 at the zeros. */
  @Test
  void anOffsetMovesTheZeros() {
    ScaleDesign whole = ScaleDesign.of(columns(new Random(1)), ROWS, List.of("a", "b", "c"));
    ScaleDesign design = whole.fixing(2, 0.4);
    VarianceBasis basis = VarianceBasis.pivoted(design, new int[] {5, 2, 7, 0, 1, 3, 4, 6, 8});
    assertEquals(0, basis.design().linear(5, basis.zeros(), 0), 1e-15);
    assertEquals(0, basis.design().linear(2, basis.zeros(), 0), 1e-15);
    basis = VarianceBasis.pivoted(whole, new int[] {5, 2, 7, 0, 1, 3, 4, 6, 8});
    assertArrayEquals(new double[3], basis.zeros(), 0);
  }

  /** A row that has a 0 in the first column may come first. */
  @Test
  void cellMeansMayComeInAnyOrder() {
    double[] x = {1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1};
    ScaleDesign design = ScaleDesign.of(x, 6, List.of("a", "b", "c"));
    ScaleDesign pivoted = VarianceBasis.pivoted(design, new int[] {2, 1, 0, 3, 4, 5}).design();
    double[] theta = {0, 0.5, 0.7};
    assertEquals(0, pivoted.linear(2, theta, 0), 0);
    assertEquals(0, pivoted.linear(5, theta, 0), 0);
    double[] coefficients = theta.clone();
    pivoted.toCoefficients(coefficients, 0);
    assertEquals(0, coefficients[2], 1e-15);
    assertEquals(0.5, coefficients[1], 1e-15);
    assertEquals(0.7, coefficients[0], 1e-15);
    assertEquals(0.7, pivoted.basisRow(new double[] {1, 0, 0})[2] * 0.7, 1e-15);
  }

  @Test
  void noVarianceIsNegativeAfterALift() {
    Random random = new Random(2);
    for (int data = 0; data < 50; data++) {
      ScaleDesign design = ScaleDesign.of(columns(random), ROWS, List.of("a", "b", "c"));
      double[] theta = {0.1, random.nextGaussian(), random.nextGaussian()};
      VarianceBasis.lift(design, 0.01, theta, 0);
      for (double value : design.linear(theta, 0)) {
        assertTrue(value >= 0.01 - 1e-12, "" + value);
      }
    }
  }
}
