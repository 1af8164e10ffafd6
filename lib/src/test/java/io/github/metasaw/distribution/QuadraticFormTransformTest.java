package io.github.metasaw.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuadraticFormTransformTest {

  /** exp(exponent)/root, real and imaginary part, at s in units of Q. */
  private static double[] at(QuadraticForms forms, QuadraticFormTransform t, double re, double im) {
    double unit = forms.unit(1);
    t.at(1, re * unit, im * unit);
    double modulus = Math.exp(t.exponentR());
    double size = t.rootR() * t.rootR() + t.rootI() * t.rootI();
    double er = modulus * Math.cos(t.exponentI());
    double ei = modulus * Math.sin(t.exponentI());
    return new double[] {
      (er * t.rootR() + ei * t.rootI()) / size, (ei * t.rootR() - er * t.rootI()) / size
    };
  }

  @ParameterizedTest
  @CsvSource({"0.3, 0.4", "2, 0.01", "-0.1, 1", "1, 50", "-0.15, 3", "0, 12", "20, 300"})
  void itsSquareIsThatOfTheQuadraticForm(double re, double im) {
    QuadraticForms forms = FormExamples.second();
    double[] m = at(forms, new QuadraticFormTransform(forms), re, im);
    double[] expected = FormExamples.squaredTransform(re, im);
    double size = Math.hypot(expected[0], expected[1]);
    assertEquals(expected[0], m[0] * m[0] - m[1] * m[1], 1e-12 * size);
    assertEquals(expected[1], 2 * m[0] * m[1], 1e-12 * size);
  }

  /** The square leaves the sign open; along a line from the real axis the right root is smooth. */
  @Test
  void theRootIsTheOneThatContinuesTheRealAxis() {
    QuadraticForms forms = FormExamples.second();
    QuadraticFormTransform transform = new QuadraticFormTransform(forms);
    double axis = Math.exp(new QuadraticFormLogTransform(forms).at(1, 0.4 * forms.unit(1)));
    double[] before = {axis, 0};
    for (double im = 0.01; im < 500; im *= 1.03) {
      double[] m = at(forms, transform, 0.4, im);
      double jump = Math.hypot(m[0] - before[0], m[1] - before[1]);
      assertTrue(jump < 0.5 * Math.hypot(before[0], before[1]), "at " + im);
      before = m;
    }
  }

  /** Of k studies of one variance Q is v/k chi2(k - 1): (1 + 2 s v/k)^(-(k-1)/2), any branch. */
  @Test
  void manyEqualStudiesTurnTheProductManyTimes() {
    int k = 401;
    double[] eta = new double[k];
    double[] d = new double[2 * k];
    java.util.Arrays.fill(eta, 1.0 / k);
    java.util.Arrays.fill(d, 1);
    QuadraticForms forms = new QuadraticForms(eta, new double[2 * k], d, new double[0], 0);
    QuadraticFormTransform transform = new QuadraticFormTransform(forms);
    for (double im : new double[] {1, 30, 150, 900}) {
      double[] m = at(forms, transform, 10, im);
      double re = 1 + 20.0 / k;
      double turn = Math.atan2(2 * im / k, re) * -(k - 1) / 2;
      double modulus = Math.exp(-0.5 * (k - 1) * Math.log(Math.hypot(re, 2 * im / k)));
      assertEquals(modulus * Math.cos(turn), m[0], 1e-11 * modulus, "at " + im);
      assertEquals(modulus * Math.sin(turn), m[1], 1e-11 * modulus, "at " + im);
    }
  }
}
