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

  @Test
  void oneDistanceForEachPairIsNeeded() {
    assertThrows(
        IllegalArgumentException.class,
        () -> SpatialCorrelation.of(SpatialFunction.LINEAR, 2, DISTANCE));
  }
}
