package io.github.metasaw.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuadraticFormLogTransformTest {

  /** Against |I + 2s S A|^-1/2 exp(-s m'A (I + 2s S A)^-1 m) of matrices written out. */
  @ParameterizedTest
  @ValueSource(doubles = {-0.2, -0.05, 0, 0.1, 1, 7, 400})
  void theTransformIsThatOfTheQuadraticForm(double s) {
    QuadraticForms forms = FormExamples.second();
    QuadraticFormLogTransform transform = new QuadraticFormLogTransform(forms);
    double expected = 0.5 * Math.log(FormExamples.squaredTransform(s, 0)[0]);
    assertEquals(expected, transform.at(1, s * forms.unit(1)), 1e-12 * (1 + Math.abs(expected)));
  }

  /** The derivatives of log M at 0 are minus the mean, and the variance. */
  @Test
  void itsDerivativesAreTheCumulants() {
    QuadraticForms forms = FormExamples.second();
    QuadraticFormLogTransform transform = new QuadraticFormLogTransform(forms);
    for (int c = 0; c < 2; c++) {
      double h = 1e-4 / forms.unitMean(c);
      double up = transform.at(c, h);
      double down = transform.at(c, -h);
      assertEquals(0, transform.at(c, 0), 1e-15);
      assertEquals(-forms.unitMean(c), (up - down) / (2 * h), 1e-5 * forms.unitMean(c));
      double variance = forms.unitSd(c) * forms.unitSd(c);
      assertEquals(variance, (up + down) / (h * h), 1e-5 * variance);
    }
  }

  /** Two studies of variance v: Q is v/2 chi2(1), so M(s) = (1 + s v)^-1/2 ends at s = -1/v. */
  @Test
  void beyondTheLargestEigenvalueItIsInfinite() {
    double v = 0.8;
    QuadraticForms forms =
        new QuadraticForms(
            new double[] {0.5, 0.5}, new double[2], new double[] {v, v}, new double[0], 0);
    QuadraticFormLogTransform transform = new QuadraticFormLogTransform(forms);
    double wall = -1 / v * forms.unit(0);
    // E exp(-sQ) with Q = v/2 chi2(1), sum eta_i (theta_i - mean)^2 = (theta_1 - theta_2)^2 / 4.
    assertEquals(-0.5 * Math.log(0.01), transform.at(0, 0.99 * wall), 1e-12);
    assertEquals(Double.POSITIVE_INFINITY, transform.at(0, 1.01 * wall));
    assertEquals(Double.POSITIVE_INFINITY, transform.at(0, 3 * wall));
  }

  /** The product of many factors is taken in pieces, whose logs add up. */
  @Test
  void manyStudiesDoNotOverflow() {
    int k = 3000;
    double[] eta = new double[k];
    double[] d = new double[k];
    java.util.Arrays.fill(eta, 1.0 / k);
    java.util.Arrays.fill(d, 2);
    QuadraticForms forms = new QuadraticForms(eta, new double[k], d, new double[0], 0);
    QuadraticFormLogTransform transform = new QuadraticFormLogTransform(forms);
    double s = 5 * k;
    // Q = 2/k chi2(k - 1).
    double expected = -0.5 * (k - 1) * Math.log1p(2 * s * 2 / k);
    assertEquals(expected, transform.at(0, s * forms.unit(0)), 1e-10 * -expected);
  }
}
