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

  /** Cubics through neighbours are exact for parabolas, at the ends too and at uneven steps. */
  @Test
  void pointsBetweenLieOnCubics() {
    Curve fine = SQUARE.refined(4);
    assertEquals(17, fine.size());
    Curve uneven = new Curve(SQUARE.ys(), SQUARE.xs()).refined(4);
    for (int i = 0; i < fine.size(); i++) {
      assertEquals(i / 4.0, fine.x(i), 1e-12);
      assertEquals(fine.x(i) * fine.x(i), fine.y(i), 1e-12);
      assertEquals(i / 4.0, uneven.y(i), 1e-12);
      assertEquals(i * i / 16.0, uneven.x(i), 1e-12);
    }
    assertEquals(2.5, new Curve(new double[] {1, 2}, new double[] {2, 3}).refined(2).y(1));
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
