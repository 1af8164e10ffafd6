package io.github.metasaw.bayes.bias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StepDenominatorsTest {

  private static final double[] VALUES = {0.1, 0.4, 0.9};

  /** Probabilities of three intervals that differ from study to study. */
  private static double[][] probabilities(int k) {
    double[][] p = new double[3][k];
    for (int i = 0; i < k; i++) {
      p[0][i] = 0.1 + 0.5 * i / k;
      p[1][i] = 0.3 - 0.2 * i / k;
      p[2][i] = 1 - p[0][i] - p[1][i];
    }
    return p;
  }

  private static double direct(double[][] p, double v1, double v2) {
    double log = 0;
    for (int i = 0; i < p[0].length; i++) {
      log += Math.log(p[0][i] + v1 * p[1][i] + v1 * v2 * p[2][i]);
    }
    return log;
  }

  /** 7 studies are not a multiple of the four that are multiplied at once. */
  @Test
  void productsAreThoseOfAllDenominators() {
    double[][] p = probabilities(7);
    StepDenominators denominators = new StepDenominators(2, 7);
    double scale = denominators.scale(p, new double[] {0.5, 0.5});
    assertEquals(-direct(p, 0.5, 0.5), scale, 1e-12);
    denominators.split(new double[] {0.1, 0.1}, new double[] {0.9, 0.9});
    assertTrue(denominators.isOneProduct());
    denominators.add(0, 0.3);
    double[] product = new double[3];
    StepDenominators.Line line = new StepDenominators.Line(0.3, VALUES, 0, 2);
    denominators.product(line, product);
    double[] logs = new double[3];
    denominators.logProduct(line, new double[3], logs);
    for (int n = 0; n < 3; n++) {
      assertEquals(direct(p, 0.3, VALUES[n]) + scale, Math.log(product[n]), 1e-12);
      assertEquals(Math.log(product[n]), logs[n], 1e-12);
    }
  }

  /** The product of 2,000 small denominators is no double; its log is the sum of those of parts. */
  @Test
  void manyStudiesAreTakenInParts() {
    double[][] p = probabilities(2000);
    Arrays.fill(p[0], 0.001);
    StepDenominators denominators = new StepDenominators(2, 2000);
    double scale = denominators.scale(p, new double[] {0.9, 0.9});
    denominators.split(new double[] {0.01, 0.01}, new double[] {0.9, 0.9});
    assertFalse(denominators.isOneProduct());
    denominators.add(0, 0.02);
    double[] logs = new double[3];
    denominators.logProduct(new StepDenominators.Line(0.02, VALUES, 1, 2), new double[3], logs);
    assertEquals(0, logs[0]);
    for (int n = 1; n < 3; n++) {
      assertEquals(direct(p, 0.02, VALUES[n]) + scale, logs[n], 1e-8);
      assertTrue(logs[n] < -1000);
    }
  }
}
