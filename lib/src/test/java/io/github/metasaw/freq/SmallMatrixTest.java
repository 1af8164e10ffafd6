package io.github.metasaw.freq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SmallMatrixTest {

  @Test
  void quadraticFormsAreThoseOfTheInverse() {
    double[] v = {4, 1, 1, 9};
    // The inverse is (9, -1, -1, 4) / 35.
    assertEquals(
        (9 * 1 - 2 * 2 + 4 * 4) / 35.0, SmallMatrix.quadratic(v, new double[] {1, 2}), 1e-15);
    assertEquals(Math.log(35), SmallMatrix.logDet(v, 2), 1e-14);
  }

  @Test
  void unitsDoNotMatter() {
    double[] v = {4e20, 1, 1, 9e-20};
    assertEquals((9 - 4 + 16) / 35.0, SmallMatrix.quadratic(v, new double[] {1e10, 2e-10}), 1e-14);
  }

  @Test
  void aSingularMatrixHasNeither() {
    double[] v = {1, 2, 2, 4};
    assertTrue(Double.isNaN(SmallMatrix.quadratic(v, new double[] {1, 1})));
    assertTrue(Double.isNaN(SmallMatrix.logDet(v, 2)));
  }

  @Test
  void aDifferenceMayBeSingularButForRounding() {
    double[] v = {4, 1, 1, 9};
    double[] b = {1, 2};
    assertEquals(SmallMatrix.quadratic(v, b), SmallMatrix.quadraticOfDifference(v, b), 1e-14);
    double[] rounded = {1, 2, 2, 4 * (1 + 1e-13)};
    assertTrue(Double.isNaN(SmallMatrix.quadraticOfDifference(rounded, b)));
    double[] zero = {0, 0, 0, 4};
    assertTrue(Double.isNaN(SmallMatrix.quadraticOfDifference(zero, b)));
  }
}
