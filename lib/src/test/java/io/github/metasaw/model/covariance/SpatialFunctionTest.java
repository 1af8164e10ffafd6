package io.github.metasaw.model.covariance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SpatialFunctionTest {

  /** At half the range, by hand. */
  @ParameterizedTest
  @CsvSource({
    "EXPONENTIAL, 0.6065306597126334",
    "GAUSSIAN, 0.7788007830714049",
    "LINEAR, 0.5",
    "RATIONAL_QUADRATIC, 0.8",
    "SPHERICAL, 0.3125"
  })
  void itHasTheValueOfItsFormula(SpatialFunction function, double expected) {
    assertEquals(expected, function.correlation(3, 6), 1e-15);
  }

  @ParameterizedTest
  @EnumSource(SpatialFunction.class)
  void itFallsFromOneToZero(SpatialFunction function) {
    double before = 1;
    assertEquals(1, function.correlation(0, 2));
    for (double distance = 0.1; distance < 10; distance += 0.1) {
      double here = function.correlation(distance, 2);
      assertTrue(here <= before && here >= 0);
      before = here;
    }
    assertEquals(0, function.correlation(1e9, 2), 1e-15);
  }

  @ParameterizedTest
  @EnumSource(SpatialFunction.class)
  void itsSlopeIsThatOfItsDifferences(SpatialFunction function) {
    double h = 1e-6;
    for (double distance : new double[] {0, 0.3, 1.7, 1.9, 2.5, 40}) {
      double rise =
          function.correlation(distance, 2 * Math.exp(h))
              - function.correlation(distance, 2 * Math.exp(-h));
      assertEquals(rise / (2 * h), function.slope(distance, 2), 1e-9, "at " + distance);
    }
  }

  /** Places apart are independent, and the same place is one. */
  @ParameterizedTest
  @EnumSource(SpatialFunction.class)
  void aRangeOfZeroIsIndependence(SpatialFunction function) {
    assertEquals(0, function.correlation(1, 0));
    assertEquals(1, function.correlation(0, 0));
    assertEquals(0, function.slope(1, 0));
    assertEquals(0, function.slope(0, 0));
  }

  @Test
  void namesAreThoseOfTheText() {
    assertEquals("ratquad", SpatialFunction.RATIONAL_QUADRATIC.id());
    assertEquals("spherical", SpatialFunction.SPHERICAL.label());
  }
}
