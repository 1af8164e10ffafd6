package io.github.metasaw.model.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinkTest {

  private static final double[] POINTS = {-3, -0.4, 0, 0.7, 2.5};

  private static List<Link> links() {
    return List.of(
        Link.IDENTITY, Link.LOG, Link.ATANH, Link.correlationFrom(-0.25), Link.correlationFrom(0));
  }

  @ParameterizedTest
  @MethodSource("links")
  void aValueSurvivesTheWayThereAndBack(Link link) {
    for (double x : POINTS) {
      assertEquals(x, link.toLink(link.toNatural(x)), 1e-13 * Math.max(1, Math.abs(x)));
    }
  }

  @ParameterizedTest
  @MethodSource("links")
  void theSlopeIsTheDerivative(Link link) {
    double h = 1e-6;
    for (double x : POINTS) {
      double difference = (link.toNatural(x + h) - link.toNatural(x - h)) / (2 * h);
      assertEquals(difference, link.slope(x), 1e-8 * Math.max(1, Math.abs(difference)));
      assertEquals(Math.log(link.slope(x)), link.logSlope(x), 1e-12);
    }
  }

  @ParameterizedTest
  @MethodSource("links")
  void theEndsAreReached(Link link) {
    double end = link.toNatural(Double.NEGATIVE_INFINITY);
    double expected =
        switch (link.kind()) {
          case IDENTITY -> Double.NEGATIVE_INFINITY;
          case LOG -> 0;
          case ATANH -> -1;
          case LOGIT -> link.lower();
        };
    assertEquals(expected, end);
    assertEquals(Double.NEGATIVE_INFINITY, link.toLink(end));
  }
}
