package io.github.metasaw.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CurveTest {

  private static final Curve SQUARE = Curve.of(x -> x * x, 0, 4, 5);

  @Test
  void pointsLieAtEqualSteps() {
    assertEquals(5, SQUARE.size());
    assertEquals(3, SQUARE.x(3));
    assertEquals(9, SQUARE.y(3));
  }

  @Test
  void betweenPointsTheCurveIsStraight() {
    assertEquals(2.5, SQUARE.at(1.5), 1e-12);
    assertEquals(0, SQUARE.at(-1));
    assertEquals(16, SQUARE.at(9));
  }

  @Test
  void heightsAreMultiplied() {
    assertEquals(18, SQUARE.times(2).y(3));
    assertEquals(9, SQUARE.y(3));
  }

  /** The height at the beginning may be infinite and is left out. */
  @Test
  void theHighestPointBeyondAShare() {
    Curve pole = Curve.of(x -> 1 / x, 0, 4, 5);
    assertEquals(0.5, pole.highestBeyond(0.4), 1e-12);
  }
}
