package io.github.metasaw.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContourTest {

  private static QuadraticForms forms(int k, int p) {
    Random random = new Random(11);
    double[] eta = new double[k];
    Arrays.fill(eta, 1.0 / k);
    double[] m = random.doubles(k, -1, 1).toArray();
    double[] d = random.doubles(k, 0.01, 0.5).toArray();
    double[] g = random.doubles((long) k * p, -0.2, 0.2).toArray();
    return new QuadraticForms(eta, m, d, g, p);
  }

  private static Contour contour(QuadraticFormInversion inversion, double x) {
    inversion.find(0, x);
    return inversion.contour().orElseThrow();
  }

  /** A path made for one value gives what a path of its own gives at a value near it. */
  @ParameterizedTest
  @CsvSource({"3, 0", "8, 1", "30, 6", "200, 16"})
  void aPathServesValuesNearIt(int k, int p) {
    QuadraticForms forms = forms(k, p);
    QuadraticFormInversion one = new QuadraticFormInversion(forms);
    QuadraticFormInversion other = new QuadraticFormInversion(forms);
    for (double sds : new double[] {-2, -0.5, 0, 1, 3}) {
      double x = Math.max(0.05 * forms.mean(0), forms.mean(0) + sds * forms.sd(0));
      Contour contour = contour(one, x);
      assertEquals(one.cdf(), contour.at(x)[0], 1e-15);
      assertEquals(one.density(), contour.at(x)[1], 1e-12 * one.density());
      for (double by : new double[] {-0.019, -1e-3, 1e-5, 0.019}) {
        double near = x + by * Math.min(x, forms.sd(0));
        assertTrue(contour.isNear(near));
        other.find(0, near);
        assertEquals(other.cdf(), contour.at(near)[0], 2e-13, sds + " SDs and " + by);
        assertEquals(other.density() * forms.sd(0), contour.at(near)[1] * forms.sd(0), 1e-8);
      }
    }
  }

  @Test
  void valuesFartherOffNeedAnother() {
    QuadraticForms forms = forms(8, 1);
    Contour contour = contour(new QuadraticFormInversion(forms), forms.mean(0));
    assertFalse(contour.isNear(forms.mean(0) + 0.03 * forms.sd(0)));
    assertFalse(contour.isNear(forms.mean(0) - 0.03 * forms.sd(0)));
  }

  /** Of two studies small values are many SDs of log x below the mean, and near it in SDs of x. */
  @Test
  void smallValuesAreFarApartWhereTheirRatioIsLarge() {
    QuadraticForms forms = forms(2, 0);
    double x = 1e-4 * forms.mean(0);
    Contour contour = contour(new QuadraticFormInversion(forms), x);
    assertTrue(contour.isNear(1.01 * x));
    assertFalse(contour.isNear(1.1 * x));
    assertFalse(contour.isNear(0.5 * x));
  }

  /** Where the answer needs no integral, there is no path. */
  @Test
  void thereIsNoPathWhereNoneIsNeeded() {
    QuadraticForms forms = forms(8, 1);
    QuadraticFormInversion inversion = new QuadraticFormInversion(forms);
    inversion.find(0, forms.mean(0));
    assertTrue(inversion.contour().isPresent());
    inversion.find(0, 1e50 * forms.mean(0));
    assertEquals(1, inversion.cdf());
    assertTrue(inversion.contour().isEmpty());
  }
}
