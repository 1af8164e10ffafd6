package io.github.metasaw.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VectorsTest {

  private static final double[] A = {1, -2, 3};
  private static final double[] B = {4, 5, -6};

  @Test
  void theProductIsTheSumOfProducts() {
    assertEquals(4 - 10 - 18, Vectors.dot(A, B));
    assertEquals(0, Vectors.dot(new double[0], new double[0]));
  }

  @Test
  void theLengthOfAPythagoreanVectorIsWhole() {
    assertEquals(13, Vectors.norm(new double[] {3, -4, 12}));
    assertEquals(0, Vectors.norm(new double[3]));
    assertTrue(Double.isNaN(Vectors.norm(new double[] {1, Double.NaN})));
  }

  @Test
  void aMultipleIsAddedInPlace() {
    double[] y = B.clone();
    Vectors.add(y, -2, A);
    assertArrayEquals(new double[] {2, 9, -12}, y);
    assertArrayEquals(new double[] {1, -2, 3}, A);
  }
}
