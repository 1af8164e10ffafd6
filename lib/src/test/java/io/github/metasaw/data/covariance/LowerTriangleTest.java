package io.github.metasaw.data.covariance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import org.junit.jupiter.api.Test;

class LowerTriangleTest {

  /** As metafor's {@code vec2mat(1:6)}. */
  @Test
  void elementsBelowTheDiagonalStandColumnByColumn() {
    double[][] expected = {{1, 1, 2, 3}, {1, 1, 4, 5}, {2, 4, 1, 6}, {3, 5, 6, 1}};
    assertArrayEquals(expected, LowerTriangle.belowDiagonal(new double[] {1, 2, 3, 4, 5, 6}, 1));
  }

  @Test
  void theDiagonalMayBeAmongTheElements() {
    double[][] expected = {{1, 2, 3}, {2, 4, 5}, {3, 5, 6}};
    assertArrayEquals(expected, LowerTriangle.withDiagonal(1, 2, 3, 4, 5, 6));
  }

  @Test
  void anotherNumberOfElementsIsRefused() {
    assertEquals(
        "5 elements do not fill a triangle; the next numbers that do are 6 and 10",
        assertThrows(MetaException.class, () -> LowerTriangle.withDiagonal(1, 2, 3, 4, 5))
            .getMessage());
    assertThrows(MetaException.class, () -> LowerTriangle.withDiagonal());
  }
}
