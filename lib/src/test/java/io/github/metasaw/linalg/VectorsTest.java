package io.github.metasaw.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class VectorsTest {

  @Test
  void innerProductIsTheSumOfProducts() {
    assertEquals(32, Vectors.dot(new double[] {1, 2, 3}, new double[] {4, 5, 6}));
    assertEquals(14, Vectors.dot(new double[] {1, 2}, new double[] {4, 5, 6}));
    assertEquals(0, Vectors.dot(new double[0], new double[0]));
  }
}
