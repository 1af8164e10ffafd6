package io.github.metasaw.bayes;

/**
 * Quadratic forms Q = sum_i eta_i (theta_i - sum_j eta_j theta_j)^2, eta summing to one and theta ~
 * N(m, diag(d) + G G'), one for each component of a mixture: zeta2 given tau.
 *
 * <p>Q does not change when all theta move alike, so m and the columns of G are held centred by
 * eta; then A m = eta m with A = diag(eta) - eta eta'.
 */
final class QuadraticForms {

  /** Below this share of what was subtracted, a difference is rounding. */
  private static final double ROUNDING = 1e-14;

  private final int k;
  private final int p;
  private final double[] eta;
  private final double[] m;
  private final double[] d;
  private final double[] g;
  private final double[] mean;
  private final double[] sd;

  /**
   * @param eta shares [k], summing to one
   * @param m means of theta, row-major [n x k]
   * @param d variances of their independent parts [n x k]
   * @param g loadings of their common parts [n x k x p]
   */
  QuadraticForms(double[] eta, double[] m, double[] d, double[] g, int p) {
    this.k = eta.length;
    this.p = p;
    this.eta = eta;
    this.m = m.clone();
    this.d = d;
    this.g = g.clone();
    int n = m.length / k;
    this.mean = new double[n];
    this.sd = new double[n];
    for (int c = 0; c < n; c++) {
      centre(this.m, c * k, 1, 0);
      for (int j = 0; j < p; j++) {
        centre(this.g, c * k * p, p, j);
      }
      moments(c);
    }
  }

  /** The forms of zeta2, one for each component of a posterior. */
  static QuadraticForms zeta2(ExactPosterior posterior, double[] eta) {
    int k = posterior.k();
    int p = posterior.p();
    int size = posterior.size();
    double[] m = new double[size * k];
    double[] d = new double[size * k];
    double[] g = new double[size * k * p];
    for (int c = 0; c < size; c++) {
      double[] root = root(posterior, c);
      for (int i = 0; i < k; i++) {
        double b = posterior.shrinkage(c, i);
        m[c * k + i] = posterior.thetaMean(c, i);
        d[c * k + i] = (1 - b) * posterior.vi(i);
        for (int j = 0; j < p; j++) {
          double sum = 0;
          for (int l = 0; l < p; l++) {
            sum += posterior.x(i, l) * root[l * p + j];
          }
          g[(c * k + i) * p + j] = b * sum;
        }
      }
    }
    return new QuadraticForms(eta, m, d, g, p);
  }

  /** A square root L of beta's covariance, C = L L', by Cholesky; columns of fixed ones are 0. */
  private static double[] root(ExactPosterior posterior, int c) {
    int p = posterior.p();
    double[] l = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = posterior.covariance(c, i, j);
        for (int a = 0; a < j; a++) {
          sum -= l[i * p + a] * l[j * p + a];
        }
        if (i == j) {
          l[i * p + i] = Math.sqrt(Math.max(0, sum));
        } else {
          l[i * p + j] = l[j * p + j] > 0 ? sum / l[j * p + j] : 0;
        }
      }
    }
    return l;
  }

  private void centre(double[] a, int from, int stride, int j) {
    double sum = 0;
    for (int i = 0; i < k; i++) {
      sum += eta[i] * a[from + i * stride + j];
    }
    for (int i = 0; i < k; i++) {
      double gap = a[from + i * stride + j] - sum;
      a[from + i * stride + j] = Math.abs(gap) > ROUNDING * Math.abs(sum) ? gap : 0;
    }
  }

  /** Mean tr(AS) + m'Am and variance 2 tr(ASAS) + 4 m'ASAm with S = diag(d) + G G'. */
  private void moments(int c) {
    double trace = 0;
    double etaSquaredD = 0;
    double etaD2 = 0;
    double etaD4 = 0;
    double first = 0;
    double cross = 0;
    for (int i = 0; i < k; i++) {
      double e = eta[i];
      double di = d[c * k + i];
      double mi = m[c * k + i];
      trace += e * (1 - e) * di;
      etaSquaredD += e * e * di;
      etaD2 += e * e * di * di * (1 - e) * (1 - e);
      etaD4 += e * e * e * e * di * di;
      first += e * mi * mi;
      cross += e * e * di * mi * mi;
    }
    first += trace;
    // tr(ADAD) = sum_i (e(1-e)d)^2 + sum_{i != j} e_i^2 e_j^2 d_i d_j; Am has entries e_i m_i.
    double square = etaD2 + etaSquaredD * etaSquaredD - etaD4;
    double[] gAg = new double[p * p];
    double[] gADAg = new double[p * p];
    double[] gAm = new double[p];
    for (int i = 0; i < k; i++) {
      double e = eta[i];
      double di = d[c * k + i];
      for (int a = 0; a < p; a++) {
        double ga = g[(c * k + i) * p + a];
        gAm[a] += e * ga * m[c * k + i];
        for (int b = 0; b < p; b++) {
          double gb = g[(c * k + i) * p + b];
          gAg[a * p + b] += e * ga * gb;
          gADAg[a * p + b] += e * e * di * ga * gb;
        }
      }
    }
    for (int a = 0; a < p; a++) {
      first += gAg[a * p + a];
      cross += gAm[a] * gAm[a];
      square += 2 * gADAg[a * p + a];
      for (int b = 0; b < p; b++) {
        square += gAg[a * p + b] * gAg[b * p + a];
      }
    }
    mean[c] = first;
    sd[c] = Math.sqrt(Math.max(0, 2 * square + 4 * cross));
  }

  int k() {
    return k;
  }

  int p() {
    return p;
  }

  /** Number of components. */
  int size() {
    return mean.length;
  }

  double eta(int i) {
    return eta[i];
  }

  double m(int c, int i) {
    return m[c * k + i];
  }

  double d(int c, int i) {
    return d[c * k + i];
  }

  double g(int c, int i, int j) {
    return g[(c * k + i) * p + j];
  }

  /** E Q in component c. */
  double mean(int c) {
    return mean[c];
  }

  /** SD of Q in component c. */
  double sd(int c) {
    return sd[c];
  }
}
