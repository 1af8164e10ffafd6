package io.github.metasaw.distribution;

/**
 * Quadratic forms whose numbers tests find by plain matrix algebra: Q = (theta - m)'A(theta - m)
 * about any centre, A = diag(eta) - eta eta', theta ~ N(m, S), S = diag(d) + G G'.
 */
final class FormExamples {

  static final double[] ETA = {0.5, 0.2, 0.2, 0.1};
  static final double[] M = {0.3, -0.4, 1.1, 0.2};
  static final double[] D = {0.1, 0.7, 0.4, 2};

  /** Two common parts; what is alike in all studies drops out of Q. */
  static final double[] G = {0.5, 1.2, -0.3, 0.8, 0.9, 1.0, 0.1, -0.6};

  private FormExamples() {}

  /** The form as two components: another one first, so that its place in the arrays matters. */
  static QuadraticForms second() {
    double[] m = new double[8];
    double[] d = new double[8];
    double[] g = new double[16];
    for (int i = 0; i < 4; i++) {
      m[i] = 10 - i;
      d[i] = 3 + i;
      m[4 + i] = M[i];
      d[4 + i] = D[i];
      for (int j = 0; j < 2; j++) {
        g[i * 2 + j] = 0.7 * i - j;
        g[(4 + i) * 2 + j] = G[i * 2 + j];
      }
    }
    return new QuadraticForms(ETA, m, d, g, 2);
  }

  /** A [4][4]. */
  static double[][] a() {
    double[][] a = new double[4][4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        a[i][j] = (i == j ? ETA[i] : 0) - ETA[i] * ETA[j];
      }
    }
    return a;
  }

  /** S [4][4]. */
  static double[][] s() {
    double[][] s = new double[4][4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        s[i][j] = (i == j ? D[i] : 0) + G[2 * i] * G[2 * j] + G[2 * i + 1] * G[2 * j + 1];
      }
    }
    return s;
  }

  static double[][] product(double[][] a, double[][] b) {
    double[][] out = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        for (int k = 0; k < b.length; k++) {
          out[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return out;
  }

  static double trace(double[][] a) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i][i];
    }
    return sum;
  }

  /**
   * M(s)^2 = exp(-2s m'A (I + 2s S A)^-1 m) / |I + 2s S A| at s = re + i im, by complex Gaussian
   * elimination; real and imaginary part.
   */
  static double[] squaredTransform(double re, double im) {
    int k = 4;
    double[][] sa = product(s(), a());
    double[][] xr = new double[k][k + 1];
    double[][] xi = new double[k][k + 1];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        xr[i][j] = (i == j ? 1 : 0) + 2 * re * sa[i][j];
        xi[i][j] = 2 * im * sa[i][j];
      }
      xr[i][k] = M[i];
    }
    double[] determinant = {1, 0};
    for (int p = 0; p < k; p++) {
      determinant = times(determinant[0], determinant[1], xr[p][p], xi[p][p]);
      double size = xr[p][p] * xr[p][p] + xi[p][p] * xi[p][p];
      double[] inverse = {xr[p][p] / size, -xi[p][p] / size};
      for (int j = p; j <= k; j++) {
        double[] scaled = times(xr[p][j], xi[p][j], inverse[0], inverse[1]);
        xr[p][j] = scaled[0];
        xi[p][j] = scaled[1];
      }
      for (int i = 0; i < k; i++) {
        double fr = xr[i][p];
        double fi = xi[i][p];
        for (int j = p; i != p && j <= k; j++) {
          double[] share = times(fr, fi, xr[p][j], xi[p][j]);
          xr[i][j] -= share[0];
          xi[i][j] -= share[1];
        }
      }
    }
    double[][] mA = product(new double[][] {M}, a());
    double er = 0;
    double ei = 0;
    for (int i = 0; i < k; i++) {
      er += mA[0][i] * xr[i][k];
      ei += mA[0][i] * xi[i][k];
    }
    double[] exponent = times(-2 * re, -2 * im, er, ei);
    double size = determinant[0] * determinant[0] + determinant[1] * determinant[1];
    double[] exp = {
      Math.exp(exponent[0]) * Math.cos(exponent[1]), Math.exp(exponent[0]) * Math.sin(exponent[1])
    };
    return times(exp[0], exp[1], determinant[0] / size, -determinant[1] / size);
  }

  private static double[] times(double ar, double ai, double br, double bi) {
    return new double[] {ar * br - ai * bi, ar * bi + ai * br};
  }
}
