package io.github.metasaw.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QuadraticStepTest {

  private static final double[] A = {4, 1, 1, 3};

  /** A s = -g: (4, 1; 1, 3) s = -(1, 2) has s = -(1/11, 7/11). */
  @Test
  void theFullStepSolves() {
    assertArrayEquals(
        new double[] {-1.0 / 11, -7.0 / 11}, QuadraticStep.full(A, new double[] {1, 2}), 1e-15);
  }

  @Test
  void theFullStepDoesNotDependOnUnits() {
    double u = 1e9;
    double[] scaled = {4, u, u, 3 * u * u};
    double[] step = QuadraticStep.full(scaled, new double[] {1, 2 * u});
    assertEquals(-1.0 / 11, step[0], 1e-15);
    assertEquals(-7.0 / 11 / u, step[1], 1e-15 / u);
  }

  @Test
  void withoutAPositiveDefiniteMatrixThereIsNoFullStep() {
    assertEquals(0, QuadraticStep.full(new double[] {1, 2, 2, 1}, new double[] {1, 1}).length);
    assertEquals(0, QuadraticStep.full(new double[] {-1}, new double[] {1}).length);
  }

  @Test
  void aDampedStepIsTheFullOneWhereThatIsShort() {
    double[] g = {1, 2};
    assertArrayEquals(QuadraticStep.full(A, g), QuadraticStep.damped(A, g), 1e-9);
  }

  /** No element is longer than 2, and the others are best given those that are held. */
  @Test
  void longElementsAreHeldAtTwo() {
    // Full step: (-8, 3.33); the first is held at -2, then 3 s + (-2) = -(-2) gives s = 4/3.
    double[] step = QuadraticStep.damped(A, new double[] {28.666666666666668, -2});
    assertEquals(-2, step[0]);
    assertEquals(4.0 / 3, step[1], 1e-8);
    double[] both = QuadraticStep.damped(new double[] {1, 0, 0, 1}, new double[] {5, -7});
    assertArrayEquals(new double[] {-2, 2}, both);
  }

  /** An indefinite matrix gets a ridge: the step still goes downhill. */
  @Test
  void anIndefiniteMatrixIsDamped() {
    double[] g = {1, -0.5};
    double[] step = QuadraticStep.damped(new double[] {1, 2, 2, 1}, g);
    assertEquals(2, step.length);
    assertTrue(step[0] * g[0] + step[1] * g[1] < 0);
    assertTrue(Math.abs(step[0]) <= 2 && Math.abs(step[1]) <= 2);
  }

  /** A level direction does not move, and does not stop the other. */
  @Test
  void aLevelDirectionStays() {
    double[] step = QuadraticStep.damped(new double[] {2, 0, 0, 0}, new double[] {-1, 0});
    assertEquals(0.5, step[0], 1e-9);
    assertEquals(0, step[1], 1e-300);
  }

  @Test
  void whatIsNotANumberMovesNothing() {
    double[] step = QuadraticStep.damped(new double[] {Double.NaN}, new double[] {1});
    assertArrayEquals(new double[] {0}, step);
  }
}
