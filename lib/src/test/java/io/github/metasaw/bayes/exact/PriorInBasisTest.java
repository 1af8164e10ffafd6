package io.github.metasaw.bayes.exact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.bayes.prior.LocationPrior;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With R = [2 3; 0 4]: R^-1 = [1/2 -3/8; 0 1/4], so that b = R^-1 g. */
class PriorInBasisTest {

  private static final double[] R = {2, 3, 0, 4};

  private static PriorInBasis prior() {
    return new PriorInBasis(
        UnknownCoefficients.of(
            new double[2],
            new double[] {1, 0, 0, 1},
            List.of(new LocationPrior.Normal(1, 0.5), new LocationPrior.Normal(-2, 0.2))),
        R,
        1);
  }

  @Test
  void addsToTheNormalEquations() {
    double[] information = new double[4];
    double[] score = new double[2];
    prior().addTo(2, information, score);
    // Precisions 4 and 2 * 25; rows of R^-1: (1/2, -3/8) and (0, 1/4).
    assertEquals(4 * 0.25, information[0], 1e-13);
    assertEquals(4 * 0.5 * -0.375, information[2], 1e-13);
    assertEquals(4 * 0.375 * 0.375 + 50 / 16.0, information[3], 1e-13);
    assertArrayEquals(new double[] {4 * 0.5, 4 * -0.375 - 2 * 50 * 0.25}, score, 1e-12);
  }

  @Test
  void rowsSquaresAndDeterminant() {
    assertArrayEquals(new double[] {0.5, -0.375, 0, 0.25}, prior().rows(), 1e-15);
    assertEquals(4 * 1 + 50 * 9, prior().squares(new double[] {2, 1}, 2), 1e-10);
    assertEquals(Math.log(4 * 50), prior().logDet(2), 1e-13);
    assertEquals(25, prior().largestPrecision(), 1e-12);
  }

  @Test
  void precisionsCanBeReplaced() {
    PriorInBasis prior = prior();
    prior.setPrecision(0, 9);
    assertArrayEquals(new double[] {9, 75}, prior.precisions(3), 1e-12);
    assertEquals(2, prior.proper());
  }
}
