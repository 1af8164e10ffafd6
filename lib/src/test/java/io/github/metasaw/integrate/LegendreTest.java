package io.github.metasaw.integrate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LegendreTest {

  /** Abramowitz and Stegun 1964, table 25.4. */
  @Test
  void nodesAndWeightsAreThoseOfTheTables() {
    Legendre three = Legendre.of(3);
    assertEquals(3, three.size());
    assertEquals(-0.774596669241483, three.node(0), 1e-14);
    assertEquals(0, three.node(1), 1e-15);
    assertEquals(0.774596669241483, three.node(2), 1e-14);
    assertEquals(5.0 / 9, three.weight(0), 1e-14);
    assertEquals(8.0 / 9, three.weight(1), 1e-14);
    Legendre ten = Legendre.of(10);
    assertEquals(0.973906528517172, ten.node(9), 1e-14);
    assertEquals(0.066671344308688, ten.weight(9), 1e-14);
    assertEquals(-0.148874338981631, ten.node(4), 1e-14);
    assertEquals(0.295524224714753, ten.weight(4), 1e-14);
  }

  /** n nodes are exact to degree 2n - 1, and not beyond. */
  @Test
  void itIsExactForPolynomialsOfItsDegree() {
    for (int n : new int[] {1, 2, 5, 16}) {
      Legendre rule = Legendre.of(n);
      for (int degree = 0; degree <= 2 * n; degree++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += rule.weight(i) * Math.pow(rule.node(i), degree);
        }
        double exact = degree % 2 == 0 ? 2.0 / (degree + 1) : 0;
        if (degree < 2 * n) {
          assertEquals(exact, sum, 1e-14);
        } else {
          assertTrue(Math.abs(sum - exact) > 1e-10, n + " nodes");
        }
      }
    }
  }

  /** 1 + 2x + 3x^2 is 2 P_0 + 2 P_1 + 2 P_2. */
  @Test
  void aSeriesGoesThroughItsValues() {
    Legendre rule = Legendre.of(6);
    double[] values = new double[6];
    for (int i = 0; i < 6; i++) {
      double x = rule.node(i);
      values[i] = 1 + 2 * x + 3 * x * x;
    }
    double[] series = rule.coefficients(values);
    assertArrayEquals(new double[] {2, 2, 2, 0, 0, 0}, series, 1e-14);
    for (double x : new double[] {-1, -0.3, 0, 0.7, 1}) {
      assertEquals(1 + 2 * x + 3 * x * x, Legendre.value(series, x), 1e-14);
      double integral = x + x * x + x * x * x - (-1 + 1 - 1);
      assertEquals(integral, Legendre.integral(series, x), 1e-14);
    }
  }

  /** exp is resolved to the last digits by 16 nodes. */
  @Test
  void aSmoothFunctionIsResolved() {
    Legendre rule = Legendre.of(16);
    double[] values = new double[16];
    for (int i = 0; i < 16; i++) {
      values[i] = Math.exp(rule.node(i));
    }
    double[] series = rule.coefficients(values);
    for (double x : new double[] {-1, -0.5, 0.1, 0.9, 1}) {
      assertEquals(Math.exp(x), Legendre.value(series, x), 1e-13);
      assertEquals(Math.exp(x) - Math.exp(-1), Legendre.integral(series, x), 1e-13);
    }
  }
}
