package io.github.metasaw.freq.robust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class RobustDegreesTest {

  private static RealMatrix one(double value) {
    return MatrixUtils.createRealMatrix(new double[][] {{value}});
  }

  /**
   * A mean of G rows of variance 1: s = 1/G, and the adjusted residual is e sqrt(G / (G - 1)), so v
   * is the usual variance of a mean, which has G - 1 degrees of freedom.
   */
  @Test
  void ofASimpleMeanTheyAreOneLessThanTheRows() {
    int g = 9;
    RobustDegrees degrees = new RobustDegrees(one(1.0 / g));
    double s = Math.sqrt(g / (g - 1.0)) / g;
    for (int i = 0; i < g; i++) {
      degrees.add(one(s * s * (1 - 1.0 / g)), one(s), one(s / g));
    }
    assertEquals(g - 1, degrees.of(new double[] {1}), 1e-9);
    assertEquals(g - 1, degrees.of(new double[] {-17}), 1e-9, "whatever the unit");
  }

  /** Two separate groups of rows: a combination is one group's, or lies between both. */
  @Test
  void ofSeparateMeansTheyAreThoseOfEach() {
    int[] sizes = {5, 12};
    RobustDegrees degrees =
        new RobustDegrees(MatrixUtils.createRealDiagonalMatrix(new double[] {1.0 / 5, 1.0 / 12}));
    for (int group = 0; group < 2; group++) {
      int g = sizes[group];
      double s = Math.sqrt(g / (g - 1.0)) / g;
      for (int i = 0; i < g; i++) {
        degrees.add(at(group, s * s * (1 - 1.0 / g)), at(group, s), at(group, s / g));
      }
    }
    assertEquals(4, degrees.of(new double[] {1, 0}), 1e-9);
    assertEquals(11, degrees.of(new double[] {0, 1}), 1e-9);
    // Welch and Satterthwaite's formula for the difference of two means.
    double a = 1.0 / 5;
    double b = 1.0 / 12;
    double welch = (a + b) * (a + b) / (a * a / 4 + b * b / 11);
    assertEquals(welch, degrees.of(new double[] {1, -1}), 1e-9);
    double joint = degrees.of(new double[] {1, 0}, new double[] {0, 1});
    assertTrue(joint > 4 && joint < 23, "joint " + joint);
    assertEquals(
        joint, degrees.of(new double[] {1, 2}, new double[] {3, -1}), 1e-9, "the same plane");
  }

  private static RealMatrix at(int place, double value) {
    RealMatrix matrix = new Array2DRowRealMatrix(2, 2);
    matrix.setEntry(place, place, value);
    return matrix;
  }

  @Test
  void clustersFittedExactlyTellNothing() {
    RobustDegrees degrees = new RobustDegrees(one(1));
    degrees.add(one(0), one(0), one(0));
    assertTrue(Double.isNaN(degrees.of(new double[] {1})));
  }
}
