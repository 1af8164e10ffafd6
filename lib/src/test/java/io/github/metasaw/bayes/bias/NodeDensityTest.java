package io.github.metasaw.bayes.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NodeDensityTest {

  @Test
  void aDensityIsInterpolatedBetweenItsNodes() {
    double constant = -0.5 * Math.log(2 * Math.PI) - Math.log(0.3);
    NodeAxis axis =
        NodeAxis.of(
            new NodeAxis.Layout(0.1, 0.9, 0.15, -20, 20),
            x -> constant - 0.5 * (x - 0.2) * (x - 0.2) / 0.09);
    double[] mass = new double[axis.size()];
    for (int i = 0; i < mass.length; i++) {
      mass[i] = 7 * Math.exp(axis.logWeight(i));
    }
    NodeDensity density = NodeDensity.of(axis, mass);
    for (double x = -1; x < 1.5; x += 0.0371) {
      assertEquals(constant - 0.5 * (x - 0.2) * (x - 0.2) / 0.09, density.log(x), 1e-5, "" + x);
    }
    assertEquals(0.2, density.average(x -> x), 1e-9);
    assertEquals(Double.NEGATIVE_INFINITY, density.log(1e9));
  }
}
