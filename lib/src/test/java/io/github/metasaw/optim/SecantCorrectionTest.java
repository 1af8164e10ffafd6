package io.github.metasaw.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.metasaw.random.RRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SecantCorrectionTest {

  private static double[] times(double[] a, double[] x) {
    double[] out = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        out[i] += a[i * x.length + j] * x[j];
      }
    }
    return out;
  }

  /** The update of rank one finds the Hessian of a quadratic after as many steps as variables. */
  @Test
  void aConstantHessianIsKnownAfterAsManyStepsAsVariables() {
    double[] hessian = {4, 1, -1, 1, 3, 0.5, -1, 0.5, 2};
    double[] information = {3, 0, 0, 0, 3, 0, 0, 0, 3};
    SecantCorrection secants = new SecantCorrection(3);
    assertArrayEquals(information, secants.corrected(information));
    double[] normal = RRandom.setSeed(1).rnorm(9);
    for (int i = 0; i < 3; i++) {
      double[] step = Arrays.copyOfRange(normal, 3 * i, 3 * i + 3);
      secants.learn(step, times(hessian, step), information);
      assertArrayEquals(
          times(hessian, step), times(secants.corrected(information), step), 1e-12, "step " + i);
    }
    assertArrayEquals(hessian, secants.corrected(information), 1e-10);
  }

  /** The part that is known may change from step to step. */
  @Test
  void whatIsKnownIsNotLearntTwice() {
    SecantCorrection secants = new SecantCorrection(1);
    secants.learn(new double[] {0.5}, new double[] {2}, new double[] {3});
    assertArrayEquals(new double[] {4}, secants.corrected(new double[] {3}), 1e-14);
    secants.learn(new double[] {0.5}, new double[] {2}, new double[] {3.5});
    assertArrayEquals(new double[] {4}, secants.corrected(new double[] {3.5}), 1e-14);
  }

  @Test
  void aStepThatShowsNothingNewChangesNothing() {
    double[] information = {2, 0, 0, 1};
    SecantCorrection secants = new SecantCorrection(2);
    secants.learn(new double[] {1, 1}, new double[] {2, 1}, information);
    assertArrayEquals(information, secants.corrected(information));
    // Across the step: an update would divide by 0.
    secants.learn(new double[] {1, 1}, new double[] {3, 0}, information);
    assertArrayEquals(information, secants.corrected(information));
  }
}
