package io.github.metasaw.integrate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.random.RRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GaussRuleTest {

  private static double moment(double[] at, double[] mass, int power) {
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      sum += mass[i] * Math.pow(at[i], power);
    }
    return sum;
  }

  @Test
  void itHasTheMomentsOfTheList() {
    double[] points = RRandom.setSeed(1).runif(200, -1.5, 2);
    double[] masses = RRandom.setSeed(2).runif(200, 0, 3);
    for (int n : new int[] {1, 2, 5, 9}) {
      GaussRule rule = GaussRule.of(points, masses, n);
      assertEquals(n, rule.nodes().length);
      for (int power = 0; power < 2 * n; power++) {
        double exact = moment(points, masses, power);
        double size = moment(Arrays.stream(points).map(Math::abs).toArray(), masses, power);
        assertEquals(
            exact, moment(rule.nodes(), rule.weights(), power), 1e-12 * size, n + " nodes");
      }
      for (int i = 0; i < n; i++) {
        assertTrue(rule.weights()[i] > 0);
        assertTrue(i == 0 || rule.nodes()[i] > rule.nodes()[i - 1]);
        assertTrue(rule.nodes()[i] > -1.5 && rule.nodes()[i] < 2);
      }
    }
  }

  /** A fine even grid on [-1, 1] gives the Gauss-Legendre nodes. */
  @Test
  void anEvenGridGivesGaussLegendre() {
    int m = 4000;
    double[] points = new double[m];
    double[] masses = new double[m];
    for (int i = 0; i < m; i++) {
      points[i] = -1 + (2.0 * i + 1) / m;
      masses[i] = 2.0 / m;
    }
    GaussRule rule = GaussRule.of(points, masses, 3);
    assertArrayEquals(new double[] {-0.774596669, 0, 0.774596669}, rule.nodes(), 1e-6);
    assertArrayEquals(new double[] {5.0 / 9, 8.0 / 9, 5.0 / 9}, rule.weights(), 1e-6);
  }

  /** As many nodes as points: the points themselves. */
  @Test
  void fewPointsComeBack() {
    GaussRule rule = GaussRule.of(new double[] {3, -1, 2}, new double[] {0.5, 1, 2}, 3);
    assertArrayEquals(new double[] {-1, 2, 3}, rule.nodes(), 1e-13);
    assertArrayEquals(new double[] {1, 2, 0.5}, rule.weights(), 1e-13);
  }

  /** Points in two far clusters, whose Jacobi matrix has a small link between them. */
  @Test
  void clustersFarApartAreKept() {
    double[] points = {0, 1e-3, 1e6, 1e6 + 1};
    double[] masses = {1, 1, 2, 2};
    GaussRule rule = GaussRule.of(points, masses, 2);
    assertArrayEquals(new double[] {5e-4, 1e6 + 0.5}, rule.nodes(), 1e-3);
    assertArrayEquals(new double[] {2, 4}, rule.weights(), 1e-9);
  }
}
