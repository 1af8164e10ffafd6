package io.github.metasaw.distribution;

import static io.github.metasaw.distribution.FormExamples.a;
import static io.github.metasaw.distribution.FormExamples.product;
import static io.github.metasaw.distribution.FormExamples.s;
import static io.github.metasaw.distribution.FormExamples.trace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QuadraticFormsTest {

  /** E Q = tr(AS) + m'Am and Var Q = 2 tr(ASAS) + 4 m'ASAm, of matrices written out. */
  @Test
  void meanAndSdAreThoseOfTheQuadraticForm() {
    double[][] as = product(a(), s());
    double[][] m = {FormExamples.M};
    double[][] column = new double[4][1];
    for (int i = 0; i < 4; i++) {
      column[i][0] = FormExamples.M[i];
    }
    double mean = trace(as) + product(product(m, a()), column)[0][0];
    double variance =
        2 * trace(product(as, as)) + 4 * product(product(product(m, as), a()), column)[0][0];
    QuadraticForms forms = FormExamples.second();
    assertEquals(2, forms.size());
    assertEquals(mean, forms.mean(1), 1e-14 * mean);
    assertEquals(Math.sqrt(variance), forms.sd(1), 1e-14 * mean);
  }

  @Test
  void simulatedMeansAgreeInEveryComponent() {
    QuadraticForms forms = FormExamples.second();
    java.util.SplittableRandom random = new java.util.SplittableRandom(20);
    int n = 100_000;
    double sum = 0;
    for (int draw = 0; draw < n; draw++) {
      double f0 = random.nextGaussian();
      double f1 = random.nextGaussian();
      double centre = 0;
      double[] theta = new double[4];
      for (int i = 0; i < 4; i++) {
        theta[i] = 10 - i + Math.sqrt(3 + i) * random.nextGaussian() + 0.7 * i * f0;
        theta[i] += (0.7 * i - 1) * f1;
        centre += FormExamples.ETA[i] * theta[i];
      }
      for (int i = 0; i < 4; i++) {
        sum += FormExamples.ETA[i] * (theta[i] - centre) * (theta[i] - centre);
      }
    }
    assertEquals(forms.mean(0), sum / n, 5 * forms.sd(0) / Math.sqrt(n));
  }

  /** Adding a number to all means, or to a whole column of loadings, changes nothing. */
  @Test
  void whatIsAlikeInAllStudiesDropsOut() {
    double[] m = FormExamples.M.clone();
    double[] g = FormExamples.G.clone();
    for (int i = 0; i < 4; i++) {
      m[i] += 7;
      g[2 * i] -= 3;
      g[2 * i + 1] += 2;
    }
    QuadraticForms moved = new QuadraticForms(FormExamples.ETA, m, FormExamples.D, g, 2);
    QuadraticForms forms = FormExamples.second();
    assertEquals(forms.mean(1), moved.mean(0), 1e-13);
    assertEquals(forms.sd(1), moved.sd(0), 1e-13);
  }

  /** Lengths times c multiply Q by c squared, however small or large; the unit takes it up. */
  @Test
  void aComponentIsHeldInAUnitNearItsMean() {
    for (double c : new double[] {1e-120, 1e-3, 1, 1e150}) {
      double[] m = new double[4];
      double[] d = new double[4];
      double[] g = new double[8];
      for (int i = 0; i < 4; i++) {
        m[i] = c * FormExamples.M[i];
        d[i] = c * c * FormExamples.D[i];
        g[2 * i] = c * FormExamples.G[2 * i];
        g[2 * i + 1] = c * FormExamples.G[2 * i + 1];
      }
      QuadraticForms scaled = new QuadraticForms(FormExamples.ETA, m, d, g, 2);
      double mean = FormExamples.second().mean(1) * c * c;
      assertEquals(mean, scaled.mean(0), 1e-13 * mean);
      assertTrue(scaled.unitMean(0) > 0.25 && scaled.unitMean(0) < 8, "unit mean of " + c);
      assertEquals(scaled.mean(0), scaled.unit(0) * scaled.unitMean(0));
      assertEquals(scaled.sd(0), scaled.unit(0) * scaled.unitSd(0));
    }
  }

  @Test
  void partsAreWeightedByTheSharesInTheUnit() {
    QuadraticForms forms = FormExamples.second();
    double unit = forms.unit(1);
    double centre = 0;
    double centreG = 0;
    for (int i = 0; i < 4; i++) {
      centre += FormExamples.ETA[i] * FormExamples.M[i];
      centreG += FormExamples.ETA[i] * FormExamples.G[2 * i + 1];
    }
    for (int i = 0; i < 4; i++) {
      double root = Math.sqrt(FormExamples.ETA[i]);
      assertEquals(root, forms.root(i));
      assertEquals(FormExamples.ETA[i] * FormExamples.D[i], unit * forms.d(1, i), 1e-15);
      double m = root * (FormExamples.M[i] - centre);
      assertEquals(m, Math.sqrt(unit) * forms.m(1, i), 1e-15);
      double g = root * (FormExamples.G[2 * i + 1] - centreG);
      assertEquals(g, Math.sqrt(unit) * forms.g(1, i, 1), 1e-15);
    }
    assertEquals(4, forms.k());
    assertEquals(2, forms.p());
  }

  /** Studies of one mean and no variance leave nothing. */
  @Test
  void equalStudiesWithoutVarianceHaveNoSpread() {
    QuadraticForms forms =
        new QuadraticForms(
            FormExamples.ETA, new double[] {0.1, 0.1, 0.1, 0.1}, new double[4], new double[0], 0);
    assertEquals(0, forms.mean(0));
    assertEquals(0, forms.sd(0));
  }
}
