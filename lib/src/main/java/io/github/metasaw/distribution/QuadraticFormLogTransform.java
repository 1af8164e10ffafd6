package io.github.metasaw.distribution;

import java.util.Arrays;

/**
 * The logarithm of the Laplace transform M(s) = E exp(-sQ) of the {@link QuadraticForms} at a real
 * s, by the formula of {@link QuadraticFormTransform}. Holds working arrays: one thread at a time.
 */
final class QuadraticFormLogTransform {

  /** Products of more factors than this could overflow; their logs are added instead. */
  private static final double MAX_PRODUCT = 1e140;

  private final QuadraticForms forms;
  private final int p;
  private final LoadingProducts products;

  /** 1/a_i and sums of products, where there are many coefficients. */
  private final double[] inverse;

  private final double[] sums;

  // Sums over studies: r G [p], then h [p]; K [p x p], its lower half.
  private final double[] g;
  private final double[] h;
  private final double[] k;

  // Sums over studies: r, r m and r m^2; and the product of the a_i, with logs taken off it.
  private double sum;
  private double sumM;
  private double sumMM;
  private double product;
  private double logs;
  private int negative;

  QuadraticFormLogTransform(QuadraticForms forms) {
    this(forms, new LoadingProducts(forms));
  }

  /**
   * @param products of the same forms, which transforms of one thread share
   */
  QuadraticFormLogTransform(QuadraticForms forms, LoadingProducts products) {
    this.forms = forms;
    this.p = forms.p();
    this.products = products;
    this.inverse = new double[forms.k()];
    this.sums = new double[products.width()];
    this.g = new double[p];
    this.h = new double[p];
    this.k = new double[p * p];
  }

  /** log M at s in component c; infinite where E exp(-sQ) is. */
  double at(int c, double s) {
    add(c, s);
    // A takes one dimension away: M stays finite up to its eigenvalues, beyond the first a_i = 0.
    if (negative > 1 || negative == 1 != sum < 0) {
      return Double.POSITIVE_INFINITY;
    }
    double exponent = -s * (sumMM - sumM * (sumM / sum));
    for (int j = 0; j < p; j++) {
      h[j] = -2 * s * (h[j] - sumM * (g[j] / sum));
      for (int l = 0; l <= j; l++) {
        k[j * p + l] = (j == l ? 1 : 0) + 2 * s * (k[j * p + l] - g[j] * (g[l] / sum));
      }
    }
    product *= Math.abs(sum);
    return eliminate(exponent);
  }

  /** Sums over the studies of component c. */
  private void add(int c, double s) {
    Arrays.fill(g, 0);
    Arrays.fill(h, 0);
    Arrays.fill(k, 0);
    int single = products.isWorthwhile() ? 0 : p;
    double ofA = 1;
    double ofR = 0;
    double ofM = 0;
    double ofMM = 0;
    logs = 0;
    negative = 0;
    for (int i = 0; i < forms.k(); i++) {
      double a = 1 + 2 * s * forms.d(c, i);
      negative += a > 0 ? 0 : 1;
      ofA *= Math.abs(a);
      if (ofA > MAX_PRODUCT || ofA < 1 / MAX_PRODUCT) {
        logs += Math.log(ofA);
        ofA = 1;
      }
      double root = forms.root(i);
      double r = 1 / a;
      double m = forms.m(c, i);
      ofR += r * root * root;
      ofM += r * root * m;
      ofMM += r * m * m;
      inverse[i] = r;
      for (int j = 0; j < single; j++) {
        double rg = r * forms.g(c, i, j);
        g[j] += rg * root;
        h[j] += rg * m;
        for (int l = 0; l <= j; l++) {
          k[j * p + l] += rg * forms.g(c, i, l);
        }
      }
    }
    if (products.isWorthwhile()) {
      products.add(c, inverse, sums);
      products.unpack(sums, k, g, h);
    }
    product = ofA;
    sum = ofR;
    sumM = ofM;
    sumMM = ofMM;
  }

  /** Gaussian elimination on K: adds h'K^-1 h/2 to the exponent, and |K| to the product. */
  private double eliminate(double from) {
    double exponent = from;
    for (int j = 0; j < p; j++) {
      double pivot = k[j * p + j];
      if (!(pivot > 0)) {
        return Double.POSITIVE_INFINITY;
      }
      product *= pivot;
      exponent += 0.5 * h[j] * h[j] / pivot;
      for (int a = j + 1; a < p; a++) {
        double share = k[a * p + j] / pivot;
        h[a] -= share * h[j];
        for (int b = j + 1; b <= a; b++) {
          k[a * p + b] -= share * k[b * p + j];
        }
      }
    }
    return exponent - 0.5 * (logs + Math.log(product));
  }
}
