package io.github.metasaw.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContourPathTest {

  /** Near a saddle point, in SDs of the integrand, the exponent is level. */
  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.1, 0.4, 1.5, 4})
  void thePathStartsNearTheSaddlePoint(double share) {
    QuadraticForms forms = FormExamples.second();
    ContourPath path = new ContourPath(forms);
    assertTrue(path.place(1, share * forms.unitMean(1)));
    double h = 1e-3 * path.width();
    double s = path.start();
    double slope = (path.exponent(s + h) - path.exponent(s - h)) / (2 * h);
    boolean isAtPole = Math.abs(s) <= 0.3 * path.width() * (1 + 1e-12);
    assertTrue(isAtPole || Math.abs(slope) * path.width() < 0.35, "slope " + slope);
    double second = (path.exponent(s + h) - 2 * path.exponent(s) + path.exponent(s - h)) / (h * h);
    assertEquals(1, path.width() * Math.sqrt(second), 0.25);
    assertEquals(Math.exp(path.exponent(s)), path.size(), 1e-12 * path.size());
  }

  /** Below the mean the saddle point lies right of the pole at 0, above it to the left. */
  @Test
  void theSideOfThePoleIsThatOfTheTail() {
    QuadraticForms forms = FormExamples.second();
    ContourPath path = new ContourPath(forms);
    assertTrue(path.place(1, 0.2 * forms.unitMean(1)));
    assertTrue(path.start() > 0);
    assertTrue(path.place(1, 3 * forms.unitMean(1)));
    assertTrue(path.start() < 0);
  }

  @Test
  void itBendsToTheLeftAndLessWhenAsked() {
    QuadraticForms forms = FormExamples.second();
    ContourPath path = new ContourPath(forms);
    assertTrue(path.place(1, forms.unitMean(1)));
    double bend = path.bend();
    assertTrue(bend < 0 && bend >= -0.25 / path.width());
    path.straighten();
    assertEquals(bend / 4, path.bend());
  }

  /** Tails below exp(-36) are given up, and the start says which tail it is. */
  @Test
  void negligibleTailsHaveNoPath() {
    double[] eta = new double[40];
    double[] d = new double[40];
    java.util.Arrays.fill(eta, 1.0 / 40);
    java.util.Arrays.fill(d, 1);
    QuadraticForms forms = new QuadraticForms(eta, new double[40], d, new double[0], 0);
    ContourPath path = new ContourPath(forms);
    assertFalse(path.place(0, 0.01 * forms.unitMean(0)));
    assertTrue(path.start() > 0);
    assertFalse(path.place(0, 10 * forms.unitMean(0)));
    assertTrue(path.start() < 0);
  }
}
