package io.github.metasaw.model.covariance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.model.parameter.Boundary;
import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpatialCorrelationTest {

  private static final double[] DISTANCE = {0, 1, 4, 1, 0, 3, 4, 3, 0};
  private static final SpatialCorrelation PLACES =
      SpatialCorrelation.of(SpatialFunction.EXPONENTIAL, 3, DISTANCE);

  /** The parameter is the second element of theta here. */
  @Test
  void itIsTheFunctionOfTheDistances() {
    LevelCorrelation at = PLACES.at(new double[] {9, Math.log(2)}, 1);
    for (int g = 0; g < 3; g++) {
      for (int h = 0; h < 3; h++) {
        assertEquals(Math.exp(-DISTANCE[g * 3 + h] / 2), at.get(g, h), 1e-15);
      }
    }
    assertFalse(PLACES.isIndependent());
    assertTrue(PLACES.blocks().connects(0, 2));
  }

  @Test
  void itsSlopeIsThatOfItsDifferences() {
    double[] theta = {0.7};
    double[] slope = PLACES.slope(theta, 0, PLACES.at(theta, 0))[0];
    LevelCorrelation more = PLACES.at(new double[] {0.7 + 1e-6}, 0);
    LevelCorrelation less = PLACES.at(new double[] {0.7 - 1e-6}, 0);
    for (int e = 0; e < 9; e++) {
      double rise = more.get(e / 3, e % 3) - less.get(e / 3, e % 3);
      assertEquals(rise / 2e-6, slope[e], 1e-9);
    }
  }

  @Test
  void itsRangeMayBeZero() {
    assertEquals(List.of(new Parameter.SpatialRange("site")), PLACES.parameters("site"));
    Boundary boundary = PLACES.boundaries(4).get(0);
    assertEquals(4, boundary.t());
    double[] theta = {0, 0, 0, 0, Math.log(0.9)};
    assertEquals(Double.NEGATIVE_INFINITY, boundary.value(theta));
    // Below the smallest distance, 1, a range of 0 is tried.
    assertTrue(boundary.distance(theta, 1) < 0);
    theta[4] = Math.log(1.1);
    assertTrue(boundary.distance(theta, 1) > 0);
    LevelCorrelation none = PLACES.at(new double[] {Double.NEGATIVE_INFINITY}, 0);
    assertEquals(0, none.get(0, 1));
    assertEquals(1, none.get(1, 1));
  }

  @Test
  void searchesBeginWithinTheDistances() {
    double[] theta = new double[1];
    PLACES.start(theta, 0);
    assertTrue(theta[0] > Math.log(1) && theta[0] < Math.log(4));
    double[] grid = PLACES.grid();
    assertTrue(grid[0] > 0 && grid[0] < Math.log(1.5));
    assertEquals(Math.log(8), grid[grid.length - 1], 1e-12);
    assertEquals(4, PLACES.largest());
  }

  @Test
  void theLinearFunctionHasCornersAtTheDistances() {
    SpatialCorrelation linear = SpatialCorrelation.of(SpatialFunction.LINEAR, 3, DISTANCE);
    assertArrayEquals(
        new double[] {Math.log(1), Math.log(3), Math.log(4)}, linear.corners(), "ascending");
    double[] rounded = DISTANCE.clone();
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = rounded[i] == 3 ? Math.nextUp(4.0) : rounded[i];
    }
    assertEquals(2, SpatialCorrelation.of(SpatialFunction.LINEAR, 3, rounded).corners().length);
    assertEquals(0, PLACES.corners().length, "smooth");
  }

  /**
   * One level next to six that are far from each other: the linear function gives 1 - 6/4 &lt; 0.
   */
  @Test
  void rangesWithoutCorrelationsAreFound() {
    int n = 7;
    double[] star = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        star[i * n + j] = i == j ? 0 : i == 0 || j == 0 ? 1 : 2;
      }
    }
    double range = SpatialCorrelation.of(SpatialFunction.LINEAR, n, star).impossibleRange();
    assertTrue(range > 1 && range < 4, "range " + range);
    assertTrue(
        Double.isNaN(SpatialCorrelation.of(SpatialFunction.EXPONENTIAL, n, star).impossibleRange()),
        "a metric of a tree");
    assertTrue(Double.isNaN(PLACES.impossibleRange()));
  }

  /** Of two levels at one place and a third: R is singular, and its root reproduces it. */
  @Test
  void aSingularCorrelationHasARoot() {
    double[] distance = {0, 0, 2, 0, 0, 2, 2, 2, 0};
    LevelCorrelation r =
        SpatialCorrelation.of(SpatialFunction.GAUSSIAN, 3, distance).at(new double[] {1}, 0);
    double[][] square = new double[3][3];
    for (int e = 0; e < 3; e++) {
      double[] unit = new double[3];
      unit[e] = 1;
      r.multiplyByRoot(unit, 1);
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          square[i][j] += unit[i] * unit[j];
        }
      }
    }
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertEquals(r.get(i, j), square[i][j], 1e-12);
      }
    }
  }

  @Test
  void oneDistanceForEachPairIsNeeded() {
    assertThrows(
        IllegalArgumentException.class,
        () -> SpatialCorrelation.of(SpatialFunction.LINEAR, 2, DISTANCE));
  }
}
