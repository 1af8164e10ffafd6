package io.github.metasaw.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Q = sum eta_i (theta_i - sum eta_j theta_j)^2 with theta ~ N(m, diag(d) + G G'). */
class QuadraticFormInversionTest {

  private static double[] equal(int k) {
    double[] eta = new double[k];
    Arrays.fill(eta, 1.0 / k);
    return eta;
  }

  private static double[] filled(int n, double value) {
    double[] out = new double[n];
    Arrays.fill(out, value);
    return out;
  }

  /** Equal shares and variances s: k Q / s is chi-squared with k - 1 degrees of freedom. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 40})
  void equalStudiesGiveAChiSquared(int k) {
    double s = 0.3;
    QuadraticForms forms =
        new QuadraticForms(equal(k), filled(k, 5), filled(k, s), new double[0], 0);
    assertEquals(1, forms.size());
    assertEquals(s * (k - 1) / k, forms.mean(0), 1e-14);
    assertEquals(s * Math.sqrt(2.0 * (k - 1)) / k, forms.sd(0), 1e-14);
    QuadraticFormInversion inversion = new QuadraticFormInversion(forms);
    ChiSquaredDistribution chi = ChiSquaredDistribution.of(k - 1);
    for (double p : new double[] {1e-8, 0.01, 0.3, 0.5, 0.9, 0.999, 1 - 1e-9}) {
      double x = chi.inverseCumulativeProbability(p);
      inversion.find(0, x * s / k);
      assertEquals(p, inversion.cdf(), 1e-11);
      double density = chi.density(x) * k / s;
      assertEquals(density, inversion.density(), 1e-7 * (1 + density));
    }
  }

  /** Unequal variances: the eigenvalues of the form, by another inversion. */
  @Test
  void unequalStudiesGiveWeightedChiSquares() {
    double[] eta = {0.5, 0.2, 0.2, 0.1};
    double[] d = {0.1, 0.7, 0.4, 2};
    double[][] matrix = new double[4][4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        double a = (i == j ? eta[i] : 0) - eta[i] * eta[j];
        matrix[i][j] = Math.sqrt(d[i]) * a * Math.sqrt(d[j]);
      }
    }
    double[] lambda = WeightedChiSquares.positiveEigenvalues(matrix);
    assertEquals(3, lambda.length);
    QuadraticForms forms = new QuadraticForms(eta, new double[4], d, new double[0], 0);
    assertEquals(Arrays.stream(lambda).sum(), forms.mean(0), 1e-14);
    QuadraticFormInversion inversion = new QuadraticFormInversion(forms);
    for (double x : new double[] {0.001, 0.05, 0.2, 0.5, 1, 3}) {
      inversion.find(0, x);
      double exact = WeightedChiSquares.cdf(lambda, x);
      assertEquals(exact, inversion.cdf(), 1e-11, "x = " + x);
      double h = 1e-4 * x;
      double slope =
          (WeightedChiSquares.cdf(lambda, x + h) - WeightedChiSquares.cdf(lambda, x - h)) / (2 * h);
      assertEquals(slope, inversion.density(), 1e-6 * Math.max(1, slope));
    }
  }

  /**
   * Two studies: Q is a quarter of the squared difference, whose root is normal; with means and a
   * common part that the difference keeps.
   */
  @Test
  void twoStudiesGiveTheSquareOfANormal() {
    double[] m = {1, 0.2};
    double[] d = {0.3, 0.5};
    double[] g = {0.6, -0.1};
    QuadraticForms forms = new QuadraticForms(equal(2), m, d, g, 1);
    double mean = 0.8;
    double sd = Math.sqrt(0.3 + 0.5 + 0.7 * 0.7);
    assertEquals((mean * mean + sd * sd) / 4, forms.mean(0), 1e-14);
    QuadraticFormInversion inversion = new QuadraticFormInversion(forms);
    for (double x : new double[] {0.01, 0.1, 0.5, 1, 4}) {
      double root = 2 * Math.sqrt(x);
      double above = Normal.survival((root - mean) / sd);
      double below = Normal.survival((root + mean) / sd);
      inversion.find(0, x);
      assertEquals(1 - above - below, inversion.cdf(), 1e-10, "x = " + x);
      double density =
          (Normal.density((root - mean) / sd) + Normal.density((root + mean) / sd))
              / (sd * Math.sqrt(x));
      assertEquals(density, inversion.density(), 1e-8 * Math.max(1, density));
    }
  }

  /** Noncentral: with equal variances k Q / s is noncentral, a Poisson mixture of chi-squares. */
  @Test
  void meansMakeItNoncentral() {
    int k = 5;
    double s = 0.5;
    double[] m = {0, 1, -0.5, 0.3, 0.7};
    QuadraticForms forms = new QuadraticForms(equal(k), m, filled(k, s), new double[0], 0);
    double centre = Arrays.stream(m).average().orElseThrow();
    double noncentrality = Arrays.stream(m).map(v -> (v - centre) * (v - centre)).sum() / s;
    assertEquals(s * (k - 1 + noncentrality) / k, forms.mean(0), 1e-14);
    QuadraticFormInversion inversion = new QuadraticFormInversion(forms);
    for (double x : new double[] {0.05, 0.3, 0.6, 2}) {
      double sum = 0;
      double weight = Math.exp(-noncentrality / 2);
      for (int j = 0; j < 80; j++) {
        sum += weight * ChiSquaredDistribution.of(k - 1 + 2 * j).cumulativeProbability(x * k / s);
        weight *= noncentrality / 2 / (j + 1);
      }
      inversion.find(0, x);
      assertEquals(sum, inversion.cdf(), 1e-11, "x = " + x);
    }
  }

  /** Components have units of their own: one of tiny and one of huge variances. */
  @Test
  void componentsOfAnySizeAreOneDistributionScaled() {
    double[] d = new double[9];
    for (int i = 0; i < 3; i++) {
      d[i] = 1e-200 * (i + 1);
      d[3 + i] = i + 1;
      d[6 + i] = 1e200 * (i + 1);
    }
    QuadraticForms forms = new QuadraticForms(equal(3), new double[9], d, new double[0], 0);
    assertEquals(3, forms.size());
    QuadraticFormInversion inversion = new QuadraticFormInversion(forms);
    for (double share : new double[] {0.2, 1, 3}) {
      inversion.find(1, share);
      double cdf = inversion.cdf();
      double density = inversion.density();
      inversion.find(0, share * 1e-200);
      assertEquals(cdf, inversion.cdf(), 1e-12);
      assertEquals(density, inversion.density() * 1e-200, 1e-9 * density);
      inversion.find(2, share * 1e200);
      assertEquals(cdf, inversion.cdf(), 1e-12);
    }
  }

  /** Without variance Q is its mean; far from it nothing or all is below. */
  @Test
  void degenerateAndFarValuesAreZeroOrOne() {
    double[] m = {1, 3};
    QuadraticForms fixed = new QuadraticForms(equal(2), m, new double[2], new double[0], 0);
    QuadraticFormInversion inversion = new QuadraticFormInversion(fixed);
    inversion.find(0, 0.99);
    assertEquals(0, inversion.cdf());
    inversion.find(0, 1.01);
    assertEquals(1, inversion.cdf());
    assertEquals(0, inversion.density());
    QuadraticForms forms =
        new QuadraticForms(equal(8), new double[8], filled(8, 1), new double[0], 0);
    QuadraticFormInversion far = new QuadraticFormInversion(forms);
    far.find(0, 1e-50);
    assertEquals(0, far.cdf());
    far.find(0, 1e50);
    assertEquals(1, far.cdf());
    far.find(0, 1e-6);
    assertEquals(0, far.cdf(), 1e-15);
    far.find(0, 100);
    assertEquals(1, far.cdf(), 1e-15);
  }

  /** Nearly all of Q is the square of a mean: it is normal. */
  @Test
  void aNarrowFormIsNormal() {
    double[] m = {1, -1};
    QuadraticForms forms = new QuadraticForms(equal(2), m, filled(2, 1e-20), new double[0], 0);
    QuadraticFormInversion inversion = new QuadraticFormInversion(forms);
    double mean = forms.mean(0);
    double sd = forms.sd(0);
    assertTrue(sd < 1e-8 * mean);
    inversion.find(0, mean);
    assertEquals(0.5, inversion.cdf(), 1e-3);
    inversion.find(0, mean + 3 * sd);
    assertTrue(inversion.cdf() > 0.99);
    inversion.find(0, mean - 3 * sd);
    assertTrue(inversion.cdf() < 0.01);
  }

  /** Common parts without means: the eigenvalues of A S, by another inversion. */
  @Test
  void commonPartsGiveWeightedChiSquares() {
    double[] twice = new double[8];
    double[] g = new double[16];
    System.arraycopy(FormExamples.D, 0, twice, 4, 4);
    System.arraycopy(FormExamples.G, 0, g, 8, 8);
    QuadraticForms forms = new QuadraticForms(FormExamples.ETA, new double[8], twice, g, 2);
    double[][] root = cholesky(FormExamples.s());
    double[][] transposed = new double[4][4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        transposed[j][i] = root[i][j];
      }
    }
    double[] lambda =
        WeightedChiSquares.positiveEigenvalues(
            FormExamples.product(FormExamples.product(transposed, FormExamples.a()), root));
    QuadraticFormInversion inversion = new QuadraticFormInversion(forms);
    for (double x : new double[] {0.02, 0.2, 0.6, 1.5, 4}) {
      inversion.find(1, x);
      double exact = WeightedChiSquares.cdf(lambda, x);
      assertEquals(exact, inversion.cdf(), 1e-11, "x = " + x);
      double h = 1e-4 * x;
      double slope =
          (WeightedChiSquares.cdf(lambda, x + h) - WeightedChiSquares.cdf(lambda, x - h)) / (2 * h);
      assertEquals(slope, inversion.density(), 1e-6 * Math.max(1, slope));
    }
  }

  private static double[][] cholesky(double[][] a) {
    double[][] l = new double[4][4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int m = 0; m < j; m++) {
          sum -= l[i][m] * l[j][m];
        }
        l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
      }
    }
    return l;
  }

  /** With means and common parts: the density integrates to the distribution function. */
  @Test
  void theDensityIsTheDerivativeOfTheDistributionFunction() {
    QuadraticForms forms = FormExamples.second();
    QuadraticFormInversion inversion = new QuadraticFormInversion(forms);
    double mean = forms.mean(1);
    double integral = 0;
    double from = 0.1 * mean;
    double to = 2.5 * mean;
    int panels = 1600;
    double h = (to - from) / panels;
    for (int i = 0; i <= panels; i++) {
      inversion.find(1, from + i * h);
      integral += (i == 0 || i == panels ? 1 : i % 2 == 1 ? 4 : 2) * inversion.density() * h / 3;
    }
    inversion.find(1, to);
    double above = inversion.cdf();
    inversion.find(1, from);
    assertEquals(above - inversion.cdf(), integral, 1e-9);
  }

  /** A narrow form has the density of a normal with its mean and SD, to the width of its skew. */
  @Test
  void theDensityOfANarrowFormIsNormal() {
    double[] m = {1, -1};
    QuadraticForms forms = new QuadraticForms(equal(2), m, filled(2, 1e-20), new double[0], 0);
    QuadraticFormInversion inversion = new QuadraticFormInversion(forms);
    double sd = forms.sd(0);
    for (double z : new double[] {-2, 0, 1.5}) {
      double x = forms.mean(0) + z * sd;
      double exact = (x - forms.mean(0)) / sd;
      inversion.find(0, x);
      assertEquals(Normal.density(exact) / sd, inversion.density(), 1e-6 / sd);
      assertEquals(Normal.survival(-exact), inversion.cdf(), 1e-6);
    }
  }
}
