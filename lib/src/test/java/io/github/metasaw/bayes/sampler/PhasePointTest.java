package io.github.metasaw.bayes.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.random.Streams;
import org.junit.jupiter.api.Test;

class PhasePointTest {

  /** A quartic density in two coordinates. */
  private static final DifferentiableDensity TARGET =
      new DifferentiableDensity() {
        @Override
        public int size() {
          return 2;
        }

        @Override
        public double at(double[] q, double[] gradient) {
          gradient[0] = -q[0] * q[0] * q[0] + 0.3 * q[1];
          gradient[1] = -q[1] + 0.3 * q[0];
          return -0.25 * Math.pow(q[0], 4) - 0.5 * q[1] * q[1] + 0.3 * q[0] * q[1];
        }
      };

  private static PhasePoint start() {
    PhasePoint point = new PhasePoint(2);
    point.q[0] = 0.7;
    point.q[1] = -0.4;
    point.drawMomentum(Streams.of(1).chain(0));
    point.log = TARGET.at(point.q, point.gradient);
    return point;
  }

  /** Leapfrog steps forward and as many backward end where they began. */
  @Test
  void isReversible() {
    PhasePoint point = start();
    PhasePoint before = new PhasePoint(2);
    before.set(point);
    double[] scale = {1, 2};
    for (int i = 0; i < 20; i++) {
      point.leapfrog(TARGET, scale, 0.1);
    }
    assertTrue(Math.abs(point.q[0] - before.q[0]) > 0.01);
    for (int i = 0; i < 20; i++) {
      point.leapfrog(TARGET, scale, -0.1);
    }
    assertArrayEquals(before.q, point.q, 1e-12);
    assertArrayEquals(before.p, point.p, 1e-12);
  }

  /** Its energy error is of second order: a step of half the size has a quarter of it. */
  @Test
  void errorIsOfSecondOrder() {
    double[] errors = new double[2];
    for (int half = 0; half < 2; half++) {
      PhasePoint point = start();
      double energy = energyOf(point);
      int steps = half == 0 ? 100 : 200;
      for (int i = 0; i < steps; i++) {
        point.leapfrog(TARGET, new double[] {1, 1}, 2.0 / steps);
        errors[half] = Math.max(errors[half], Math.abs(energyOf(point) - energy));
      }
    }
    assertEquals(4, errors[0] / errors[1], 0.3);
  }

  private static double energyOf(PhasePoint point) {
    double expected = 0.5 * (point.p[0] * point.p[0] + point.p[1] * point.p[1]) - point.log;
    assertEquals(expected, point.energy(), 1e-14);
    return expected;
  }
}
