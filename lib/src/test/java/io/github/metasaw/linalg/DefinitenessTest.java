package io.github.metasaw.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DefinitenessTest {

  private static Symmetric correlation(int n, double r) {
    return Dense.of(n, (i, j, zero) -> i == j ? 1 : r);
  }

  /** Eigenvalues of equal correlation: 1 + (n - 1) r once, 1 - r otherwise. */
  @Test
  void theConditionIsTheRatioOfEigenvalues() {
    Definiteness found = Definiteness.of(correlation(5, 0.5));
    assertTrue(found.fullRank());
    assertEquals(6, found.condition(), 0.3);
    assertEquals(1, Definiteness.of(Diagonal.of(new double[] {2, 2, 2})).condition(), 1e-12);
    assertEquals(3e4, Definiteness.of(correlation(3, 1 - 1e-4)).condition(), 3e3);
  }

  @Test
  void aSingularMatrixIsNotOfFullRank() {
    Symmetric ones = correlation(3, 1);
    assertTrue(Definiteness.isSemidefinite(ones));
    assertFalse(Definiteness.isFullRank(ones));
    Definiteness found = Definiteness.of(ones);
    assertFalse(found.fullRank());
    assertEquals(Double.POSITIVE_INFINITY, found.condition());
  }

  /** Correlation of -0.5 of three rows is the limit. */
  @Test
  void negativeEigenvaluesAreFound() {
    assertTrue(Definiteness.isSemidefinite(correlation(3, -0.5)));
    assertFalse(Definiteness.isSemidefinite(correlation(3, -0.51)));
    assertEquals(-0.02, Definiteness.smallestEigenvalue(correlation(3, -0.51)), 2e-5);
    assertEquals(0.25, Definiteness.smallestEigenvalue(correlation(4, 0.75)), 3e-4);
  }

  /** What is judged does not depend on units. */
  @Test
  void unitsDoNotMatter() {
    double[] scale = {1e-8, 1, 1e8};
    Symmetric good = Dense.of(3, (i, j, zero) -> scale[i] * scale[j] * (i == j ? 1 : 0.5));
    Symmetric bad = Dense.of(3, (i, j, zero) -> scale[i] * scale[j] * (i == j ? 1 : -0.6));
    assertTrue(Definiteness.isFullRank(good));
    assertTrue(Definiteness.isSemidefinite(good));
    assertFalse(Definiteness.isSemidefinite(bad));
  }

  @Test
  void aVarianceOfZeroIsSingularButSemidefinite() {
    Symmetric zero = Dense.of(2, (i, j, z) -> i == 1 && j == 1 ? 1 : 0);
    assertTrue(Definiteness.isSemidefinite(zero));
    assertFalse(Definiteness.isFullRank(zero));
  }
}
