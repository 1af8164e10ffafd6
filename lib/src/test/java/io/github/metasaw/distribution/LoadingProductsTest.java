package io.github.metasaw.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadingProductsTest {

  private static final int K = 11;
  private static final int COMPONENTS = 2;

  /** Two columns of loadings, and {@code more} columns of zeros. */
  private static QuadraticForms forms(int more) {
    Random random = new Random(5);
    double[] eta = all(K, i -> 1.0 / K);
    double[] m = all(COMPONENTS * K, i -> random.nextGaussian());
    double[] d = all(COMPONENTS * K, i -> 0.1 + random.nextDouble());
    double[] g = all(COMPONENTS * K * 2, i -> 0.3 * random.nextGaussian());
    int p = 2 + more;
    return new QuadraticForms(
        eta, m, d, all(COMPONENTS * K * p, e -> e % p < 2 ? g[e / p * 2 + e % p] : 0), p);
  }

  private static double[] all(int n, IntToDoubleFunction value) {
    return IntStream.range(0, n).mapToDouble(value).toArray();
  }

  @Test
  void sumsAreThoseOfSingleProducts() {
    QuadraticForms forms = forms(3);
    LoadingProducts products = new LoadingProducts(forms);
    double[] r = all(K, i -> 1.0 / (i + 2));
    double[] sums = new double[products.width()];
    for (int c : new int[] {1, 0, 1}) {
      products.add(c, r, sums);
      double[] k = new double[25];
      double[] g = new double[5];
      double[] h = new double[5];
      products.unpack(sums, k, g, h);
      for (int j = 0; j < 5; j++) {
        double ofG = 0;
        double ofM = 0;
        for (int i = 0; i < K; i++) {
          ofG += r[i] * forms.g(c, i, j) * forms.root(i);
          ofM += r[i] * forms.g(c, i, j) * forms.m(c, i);
        }
        assertEquals(ofG, g[j], 1e-15);
        assertEquals(ofM, h[j], 1e-15);
        for (int l = 0; l <= j; l++) {
          double sum = 0;
          for (int i = 0; i < K; i++) {
            sum += r[i] * forms.g(c, i, j) * forms.g(c, i, l);
          }
          assertEquals(sum, k[j * 5 + l], 1e-15);
        }
      }
    }
  }

  @Test
  void twoSumsAtOnceAreThoseOfEach() {
    LoadingProducts products = new LoadingProducts(forms(3));
    double[] r = all(K, i -> 1.0 / (i + 2));
    double[] q = all(K, i -> i - 4.5);
    double[][] sums = new double[4][products.width()];
    products.add(1, r, sums[0]);
    products.add(1, q, sums[1]);
    products.add(1, r, q, sums[2], sums[3]);
    assertArrayEquals(sums[0], sums[2]);
    assertArrayEquals(sums[1], sums[3]);
  }

  /** Coefficients that are known add nothing: few columns, summed one by one, are as good. */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.4, 1, 2.5, 6})
  void theDistributionDoesNotDependOnTheWayOfSumming(double share) {
    QuadraticForms few = forms(0);
    QuadraticForms many = forms(5);
    assertFalse(new LoadingProducts(few).isWorthwhile());
    assertTrue(new LoadingProducts(many).isWorthwhile());
    QuadraticFormInversion one = new QuadraticFormInversion(few);
    QuadraticFormInversion other = new QuadraticFormInversion(many);
    for (int c = 0; c < COMPONENTS; c++) {
      one.find(c, share * few.mean(c));
      other.find(c, share * few.mean(c));
      assertEquals(one.cdf(), other.cdf(), 1e-13);
      assertEquals(one.density(), other.density(), 1e-12 * Math.max(1, one.density()));
    }
  }
}
