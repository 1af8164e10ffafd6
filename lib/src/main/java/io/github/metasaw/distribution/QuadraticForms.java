package io.github.metasaw.distribution;

import java.util.Arrays;

/**
 * Quadratic forms Q = sum_i eta_i (theta_i - sum_j eta_j theta_j)^2, eta summing to one and theta ~
 * N(m, diag(d) + G G'), one for each component of a mixture: zeta2 given tau.
 *
 * <p>Q does not change when all theta move alike, so m and the columns of G are held centred by
 * eta; then A m = eta m with A = diag(eta) - eta eta'. Held are sqrt(eta) m, eta d and sqrt(eta) G,
 * and each component in a unit of its own, near its mean, so that no product of a study's share
 * with its variance is beyond what numbers hold, however precise a study is.
 */
public final class QuadraticForms {

  /** Below this share of what was subtracted, a difference is rounding. */
  private static final double ROUNDING = 1e-14;

  /**
   * Of a unit's root: a study that is known almost exactly has a variance near 1 beside a mean of Q
   * that may be below 1e-308, and in the unit of that mean the variance must still be a number.
   */
  private static final int SMALLEST_EXPONENT = -500;

  private final int k;
  private final int p;
  private final double[] eta;
  private final double[] root;

  /** What the shares of all others sum to: one less a share near one would be rounding. */
  private final double[] rest;

  /** Of each component, a power of two: its forms, means and SDs are multiples of it. */
  private final double[] unit;

  private final double[] m;
  private final double[] d;
  private final double[] g;
  private final double[] mean;
  private final double[] sd;

  /**
   * The forms of a mixture.
   *
   * @param eta shares [k], summing to one
   * @param m means of theta, row-major [n x k]
   * @param d variances of their independent parts [n x k]
   * @param g loadings of their common parts [n x k x p]
   * @param p number of common parts
   */
  public QuadraticForms(double[] eta, double[] m, double[] d, double[] g, int p) {
    this.k = eta.length;
    this.p = p;
    this.eta = eta;
    this.root = Arrays.stream(eta).map(Math::sqrt).toArray();
    this.rest = rest(eta);
    this.m = m.clone();
    this.d = d.clone();
    this.g = g.clone();
    int n = m.length / k;
    this.mean = new double[n];
    this.sd = new double[n];
    this.unit = new double[n];
    for (int c = 0; c < n; c++) {
      centre(this.m, c * k, 1, 0);
      for (int j = 0; j < p; j++) {
        centre(this.g, c * k * p, p, j);
      }
      weigh(c);
      unit[c] = 1;
      // First by the largest part, whose square then is no number's bound, then by the mean.
      rescale(c, largest(c));
      rescale(c, Math.sqrt(first(c)));
      mean[c] = first(c);
      sd[c] = Math.sqrt(variance(c));
    }
  }

  private static double[] rest(double[] eta) {
    double[] rest = new double[eta.length];
    double before = 0;
    for (int i = 0; i < eta.length; i++) {
      rest[i] = before;
      before += eta[i];
    }
    double after = 0;
    for (int i = eta.length - 1; i >= 0; i--) {
      rest[i] += after;
      after += eta[i];
    }
    return rest;
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

  /** Weighs the parts of component c by the shares. */
  private void weigh(int c) {
    for (int i = 0; i < k; i++) {
      m[c * k + i] *= root[i];
      d[c * k + i] *= eta[i];
      for (int j = 0; j < p; j++) {
        g[(c * k + i) * p + j] *= root[i];
      }
    }
  }

  /** The largest SD or mean of any part of component c. */
  private double largest(int c) {
    double largest = 0;
    for (int i = c * k; i < (c + 1) * k; i++) {
      largest = Math.max(largest, Math.max(Math.sqrt(d[i]), Math.abs(m[i])));
    }
    for (int j = c * k * p; j < (c + 1) * k * p; j++) {
      largest = Math.max(largest, Math.abs(g[j]));
    }
    return largest;
  }

  /** Takes the square of a power of two near {@code size} as the unit of component c. */
  private void rescale(int c, double size) {
    if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
      return;
    }
    double by = Math.scalb(1.0, Math.max(Math.getExponent(size), SMALLEST_EXPONENT));
    unit[c] = unit[c] * by * by;
    for (int i = c * k; i < (c + 1) * k; i++) {
      m[i] /= by;
      d[i] = d[i] / by / by;
    }
    for (int j = c * k * p; j < (c + 1) * k * p; j++) {
      g[j] /= by;
    }
  }

  /** Mean tr(AS) + m'Am with S = diag(d) + G G'. */
  private double first(int c) {
    double sum = 0;
    for (int i = 0; i < k; i++) {
      sum += rest[i] * d(c, i) + m(c, i) * m(c, i);
      for (int j = 0; j < p; j++) {
        sum += g(c, i, j) * g(c, i, j);
      }
    }
    return sum;
  }

  /** Variance 2 tr(ASAS) + 4 m'ASAm, with tr(ADAD) as a sum over i and pairs i, j. */
  private double variance(int c) {
    double square = 0;
    double cross = 0;
    double before = 0;
    for (int i = 0; i < k; i++) {
      double own = rest[i] * d(c, i);
      double shared = eta[i] * d(c, i);
      square += own * own + 2 * shared * before;
      before += shared;
      cross += d(c, i) * m(c, i) * m(c, i);
    }
    for (int a = 0; a < p; a++) {
      double gAm = 0;
      for (int i = 0; i < k; i++) {
        gAm += g(c, i, a) * m(c, i);
        square += 2 * d(c, i) * g(c, i, a) * g(c, i, a);
      }
      cross += gAm * gAm;
      for (int b = 0; b < p; b++) {
        double gAg = 0;
        for (int i = 0; i < k; i++) {
          gAg += g(c, i, a) * g(c, i, b);
        }
        square += gAg * gAg;
      }
    }
    return 2 * square + 4 * cross;
  }

  int k() {
    return k;
  }

  int p() {
    return p;
  }

  /**
   * The number of components.
   *
   * @return n
   */
  public int size() {
    return mean.length;
  }

  /** sqrt(eta_i). */
  double root(int i) {
    return root[i];
  }

  /** Of component c, what means, SDs and values of Q are multiples of. */
  double unit(int c) {
    return unit[c];
  }

  /** sqrt(eta_i) m_i in the root of the unit. */
  double m(int c, int i) {
    return m[c * k + i];
  }

  /** eta_i d_i in the unit. */
  double d(int c, int i) {
    return d[c * k + i];
  }

  /** Writes row i of sqrt(eta_i) G [p]. */
  void loadings(int c, int i, double[] into) {
    System.arraycopy(g, (c * k + i) * p, into, 0, p);
  }

  /** sqrt(eta_i) G_ij in the root of the unit. */
  double g(int c, int i, int j) {
    return g[(c * k + i) * p + j];
  }

  /**
   * The mean of Q.
   *
   * @param c component, from 0
   * @return E Q = tr(AS) + m'Am, S = diag(d) + G G'
   */
  public double mean(int c) {
    return unit[c] * mean[c];
  }

  /**
   * The SD of Q.
   *
   * @param c component, from 0
   * @return the root of 2 tr(ASAS) + 4 m'ASAm
   */
  public double sd(int c) {
    return unit[c] * sd[c];
  }

  /**
   * The mean of Q in the unit of its component, a power of two near it.
   *
   * @param c component, from 0
   * @return E Q over the unit
   */
  public double unitMean(int c) {
    return mean[c];
  }

  /** SD of Q in the unit. */
  double unitSd(int c) {
    return sd[c];
  }
}
