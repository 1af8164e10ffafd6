package io.github.metasaw.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CurvatureTest {

  /** f = exp(x) + x^2 y + y^4; Hessian (exp(x) + 2y, 2x; 2x, 12 y^2). */
  private static class Smooth implements Objective {
    double[] t = new double[2];

    @Override
    public double value(double[] at) {
      t = at.clone();
      return Math.exp(t[0]) + t[0] * t[0] * t[1] + Math.pow(t[1], 4);
    }

    @Override
    public double[] gradient() {
      return new double[] {Math.exp(t[0]) + 2 * t[0] * t[1], t[0] * t[0] + 4 * t[1] * t[1] * t[1]};
    }

    @Override
    public double[] information() {
      return new double[] {1, 0, 0, 1};
    }
  }

  private static final double[] AT = {0.3, 0.8};
  private static final double[] EXACT = {Math.exp(0.3) + 1.6, 0.6, 0.6, 12 * 0.64};

  @Test
  void differencesOfTheGradientGiveTheHessian() {
    Smooth f = new Smooth();
    f.value(AT);
    for (double scale : new double[] {1, 100, 0}) {
      double[] information = {scale, 0, 0, scale};
      assertArrayEquals(EXACT, Curvature.hessian(f, AT, information), 2e-7);
      assertArrayEquals(AT, f.t, "left at t");
    }
  }

  /** With much information the step is short: errors of the third order go. */
  @Test
  void theStepIsAsWideAsTheInformationSays() {
    Smooth f = new Smooth();
    double wide = Curvature.hessian(f, AT, new double[] {1e-2, 0, 0, 1e-2})[3] - EXACT[3];
    // f'''(y) h^2 / 6 of f'' = 12 y^2 by central differences of 4 y^3: 4 h^2 with h = 1e-3.
    assertEquals(4e-6, wide, 1e-8);
  }

  @Test
  void aHessianThatIsKnownIsTaken() {
    Smooth known =
        new Smooth() {
          @Override
          public double[] exactHessian() {
            return new double[] {1, 2, 3, 4};
          }
        };
    assertArrayEquals(
        new double[] {1, 2, 3, 4}, Curvature.hessian(known, AT, new double[] {1, 0, 0, 1}));
  }
}
