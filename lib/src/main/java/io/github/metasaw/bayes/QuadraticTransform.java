package io.github.metasaw.bayes;

import java.util.Arrays;

/**
 * The Laplace transform E exp(-sQ) of a mixture of quadratic forms Q = theta'A theta with A =
 * diag(eta) - eta eta' and theta ~ N(m, diag(d) + G G').
 *
 * <p>Given p + 1 standard normal variables (f for G, z for the square of the mean, exp(s t^2) being
 * E exp(sqrt(2s) t z)) the theta_i are independent, and each contributes 1/sqrt(a_i) with a_i = 1 +
 * 2 s eta_i d_i and a term quadratic in (z, f); those integrate to exp(h'(I + K)^-1 h/2)/sqrt|I +
 * K|. That is O(k p^2) whatever k. Holds working arrays: one thread at a time.
 */
final class QuadraticTransform {

  private static final double LARGE = 1e140;

  private final double[] eta;
  private final double[] weight;
  private final double[] m;
  private final double[] d;
  private final double[] g;
  private final int p;
  private final double negligible;

  private final double[] kr;
  private final double[] ki;
  private final double[] hr;
  private final double[] hi;

  /** Exponent and 1/sqrt|I + K| of a component. */
  private double exponentR;

  private double exponentI;
  private double rootR;
  private double rootI;

  /**
   * @param eta shares [k], summing to one
   * @param weight of the components [n]
   * @param m means, centred by eta, row-major [n x k]
   * @param d variances [n x k]
   * @param g loadings, each column centred by eta [n x k x p]
   * @param negligible weight below which a component is left out
   */
  QuadraticTransform(
      double[] eta, double[] weight, double[] m, double[] d, double[] g, int p, double negligible) {
    this.eta = eta;
    this.weight = weight;
    this.m = m;
    this.d = d;
    this.g = g;
    this.p = p;
    this.negligible = negligible;
    int q = p + 1;
    this.kr = new double[q * q];
    this.ki = new double[q * q];
    this.hr = new double[q];
    this.hi = new double[q];
  }

  /**
   * The transform at s = sr + i si, si above 0.
   *
   * @param out receives real and imaginary part [2]
   */
  void at(double sr, double si, double[] out) {
    int k = eta.length;
    int q = p + 1;
    out[0] = 0;
    out[1] = 0;
    for (int c = 0; c < weight.length; c++) {
      if (weight[c] < negligible) {
        continue;
      }
      Arrays.fill(kr, 0);
      Arrays.fill(ki, 0);
      Arrays.fill(hr, 0);
      Arrays.fill(hi, 0);
      double cr = 0;
      double ci = 0;
      double pr = 1;
      double pi = 0;
      double logSize = 0;
      boolean negative = false;
      for (int i = 0; i < k; i++) {
        double e = eta[i];
        double ed = 2 * e * d[c * k + i];
        double ar = 1 + ed * sr;
        double ai = ed * si;
        double a2 = ar * ar + ai * ai;
        double ir = e * ar / a2;
        double ii = -e * ai / a2;
        double mi = m[c * k + i];
        double nr = pr * ar - pi * ai;
        double ni = pr * ai + pi * ar;
        // Every a_i turns the product by less than half a turn: it passed the negative axis, where
        // the principal root changes sign, if it left the upper half plane downwards.
        negative ^= pi >= 0 && ni < 0;
        pr = nr;
        pi = ni;
        double size = Math.abs(pr) + Math.abs(pi);
        if (size > LARGE || size < 1 / LARGE) {
          logSize += Math.log(size);
          pr /= size;
          pi /= size;
        }
        cr += ir * mi * mi;
        ci += ii * mi * mi;
        // Entry 0 is z; the others are f.
        kr[0] += ir;
        ki[0] += ii;
        hr[0] += ir * mi;
        hi[0] += ii * mi;
        for (int a = 0; a < p; a++) {
          double ga = g[(c * k + i) * p + a];
          hr[a + 1] += ir * mi * ga;
          hi[a + 1] += ii * mi * ga;
          kr[(a + 1) * q] += ir * ga;
          ki[(a + 1) * q] += ii * ga;
          for (int b = 0; b <= a; b++) {
            double gb = g[(c * k + i) * p + b];
            kr[(a + 1) * q + b + 1] += ir * ga * gb;
            ki[(a + 1) * q + b + 1] += ii * ga * gb;
          }
        }
      }
      exponentR = -(sr * cr - si * ci) - 0.5 * logSize;
      exponentI = -(sr * ci + si * cr);
      root(pr, pi);
      double productR = negative ? -rootR : rootR;
      double productI = negative ? -rootI : rootI;
      eliminate(sr, si, productR, productI);
      double modulus = weight[c] * Math.exp(exponentR);
      double er = modulus * Math.cos(exponentI);
      double ei = modulus * Math.sin(exponentI);
      double size = rootR * rootR + rootI * rootI;
      out[0] += (er * rootR + ei * rootI) / size;
      out[1] += (ei * rootR - er * rootI) / size;
    }
  }

  /** The principal square root, into the fields. */
  private void root(double re, double im) {
    double r = Math.sqrt(0.5 * (Math.sqrt(re * re + im * im) + Math.abs(re)));
    if (re >= 0) {
      rootR = r;
      rootI = r == 0 ? 0 : im / (2 * r);
    } else {
      rootR = Math.abs(im) / (2 * r);
      rootI = Math.copySign(r, im);
    }
  }

  /**
   * Gaussian elimination on (z, f), z first: then every pivot stays on its side of the real axis,
   * for eigenvalues interlace, and principal square roots are the right ones. Adds h'(I + K)^-1 h/2
   * to the exponent and leaves the product of the roots in the fields.
   *
   * @param productR root of prod a_i, real part
   * @param productI its imaginary part
   */
  private void eliminate(double sr, double si, double productR, double productI) {
    int q = p + 1;
    root(2 * sr, 2 * si);
    double twiceR = rootR;
    double twiceI = rootI;
    // z: 1 + K_zz = sum eta/a; h_z = sqrt(2s) sum eta m/a; K_fz = -sqrt(2s) sum eta G/a.
    multiply(hr, hi, 0, twiceR, twiceI);
    for (int a = 1; a < q; a++) {
      multiply(hr, hi, a, -2 * sr, -2 * si);
      multiply(kr, ki, a * q, -twiceR, -twiceI);
      for (int b = 1; b <= a; b++) {
        multiply(kr, ki, a * q + b, 2 * sr, 2 * si);
      }
      kr[a * q + a] += 1;
    }
    double allR = productR;
    double allI = productI;
    for (int j = 0; j < q; j++) {
      double pr = kr[j * q + j];
      double pi = ki[j * q + j];
      double size = pr * pr + pi * pi;
      root(pr, pi);
      double next = allR * rootR - allI * rootI;
      allI = allR * rootI + allI * rootR;
      allR = next;
      double ir = pr / size;
      double ii = -pi / size;
      double squareR = hr[j] * hr[j] - hi[j] * hi[j];
      double squareI = 2 * hr[j] * hi[j];
      exponentR += 0.5 * (squareR * ir - squareI * ii);
      exponentI += 0.5 * (squareR * ii + squareI * ir);
      for (int a = j + 1; a < q; a++) {
        double fr = kr[a * q + j] * ir - ki[a * q + j] * ii;
        double fi = kr[a * q + j] * ii + ki[a * q + j] * ir;
        hr[a] -= fr * hr[j] - fi * hi[j];
        hi[a] -= fr * hi[j] + fi * hr[j];
        for (int b = j + 1; b <= a; b++) {
          kr[a * q + b] -= fr * kr[b * q + j] - fi * ki[b * q + j];
          ki[a * q + b] -= fr * ki[b * q + j] + fi * kr[b * q + j];
        }
      }
    }
    rootR = allR;
    rootI = allI;
  }

  private static void multiply(double[] re, double[] im, int at, double byR, double byI) {
    double r = re[at] * byR - im[at] * byI;
    im[at] = re[at] * byI + im[at] * byR;
    re[at] = r;
  }
}
