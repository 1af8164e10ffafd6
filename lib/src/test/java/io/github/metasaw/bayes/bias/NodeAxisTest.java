package io.github.metasaw.bayes.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.bayes.bias.NodeAxis.Layout;
import org.junit.jupiter.api.Test;

class NodeAxisTest {

  private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private static double[] sums(NodeAxis axis) {
    double[] sums = new double[3];
    for (int i = 0; i < axis.size(); i++) {
      double p = Math.exp(axis.logWeight(i));
      sums[0] += p;
      sums[1] += axis.cosine(i) * p;
      sums[2] += axis.sine(i) * p;
    }
    return sums;
  }

  @Test
  void aNormalDensityIntegratesToOne() {
    NodeAxis axis =
        NodeAxis.of(
            new Layout(0.3, 3, 0.15, -40, 40), x -> -0.5 * (x - 1) * (x - 1) - LOG_ROOT_TWO_PI);
    assertEquals(1, sums(axis)[0], 1e-10);
  }

  @Test
  void supportsWithEndsAreIntegratedToo() {
    RobmaPriors priors = RobmaPriors.DEFAULT;
    for (String prior :
        new String[] {
          "uniform(0, 2)",
          "uniform(0.1, 0.5)",
          "half_normal(sd = 0.4)",
          "half_cauchy(0.5)",
          "inverse_gamma(1, scale = 0.15)",
          "pareto(1, minimum = 0.1)"
        }) {
      NodeAxis axis =
          NodeAxis.of(
              new Layout(-1, 4, 0.05, -60, 60),
              priors.withHeterogeneity(prior).heterogeneity().density());
      assertEquals(1, sums(axis)[0], 1e-7, prior);
    }
  }

  @Test
  void theErrorIsEstimatedFromTheNodes() {
    for (double step : new double[] {0.6, 0.5, 0.4, 0.3}) {
      NodeAxis axis =
          NodeAxis.of(
              new Layout(0, 3, step, -60, 60), x -> -0.5 * (x - 0.7) * (x - 0.7) - LOG_ROOT_TWO_PI);
      double[] sums = sums(axis);
      double error = NodeAxis.error(sums[0], sums[1], sums[2], 2.5);
      assertTrue(Math.abs(sums[0] - 1) < 3 * error + 1e-13, step + ": " + error);
      assertTrue(error < 100 * Math.exp(-20 * (0.6 - step)), step + ": " + error);
    }
  }

  @Test
  void placesFallBetweenNodes() {
    NodeAxis axis = NodeAxis.of(new Layout(2, 0.5, 0.25, -10, 10), x -> 0);
    for (int i = 0; i < axis.size(); i++) {
      assertEquals(i, axis.place(axis.value(i)), 1e-9);
      assertEquals(axis.logWidth(i), axis.logWidthAt(i), 1e-12);
    }
    assertEquals(3.5, axis.place(axis.valueAt(3.5)), 1e-9);
  }

  @Test
  void aKnownValueIsOneNode() {
    NodeAxis axis = NodeAxis.at(0);
    assertTrue(axis.isPoint());
    assertEquals(1, axis.size());
    assertEquals(0, axis.logWeight(0));
  }
}
