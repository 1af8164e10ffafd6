package io.github.metasaw.integrate;

/**
 * The Gauss-Legendre rule with n nodes on [-1, 1], and Legendre series through its nodes: sum_m c_m
 * P_m(x), m below n. Immutable.
 */
final class Legendre {

  /** More nodes than any rule here has. */
  private static final int MAX_NODES = 64;

  /** a_m and b_m of the recurrence P_(m+1) = a_m x P_m - b_m P_(m-1), and 1/(2m + 1). */
  private static final double[] A = new double[MAX_NODES];

  private static final double[] B = new double[MAX_NODES];
  private static final double[] C = new double[MAX_NODES];

  static {
    for (int m = 0; m < MAX_NODES; m++) {
      A[m] = (2.0 * m + 1) / (m + 1);
      B[m] = (double) m / (m + 1);
      C[m] = 1 / (2.0 * m + 1);
    }
  }

  private final int n;
  private final double[] nodes;
  private final double[] weights;

  /** (2m + 1)/2 w_i P_m(x_i), row m: a row times the values is the coefficient c_m. */
  private final double[] toCoefficient;

  private Legendre(int n) {
    this.n = n;
    this.nodes = new double[n];
    this.weights = new double[n];
    this.toCoefficient = new double[n * n];
    for (int i = 0; i < n; i++) {
      double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
      double slope = 0;
      for (int step = 0; step < 8; step++) {
        double[] p = polynomials(x, n + 1);
        slope = n * (p[n - 1] - x * p[n]) / (1 - x * x);
        x -= p[n] / slope;
      }
      nodes[n - 1 - i] = x;
      weights[n - 1 - i] = 2 / ((1 - x * x) * slope * slope);
    }
    for (int i = 0; i < n; i++) {
      double[] p = polynomials(nodes[i], n);
      for (int m = 0; m < n; m++) {
        toCoefficient[m * n + i] = (m + 0.5) * weights[i] * p[m];
      }
    }
  }

  static Legendre of(int n) {
    return new Legendre(n);
  }

  int size() {
    return n;
  }

  double node(int i) {
    return nodes[i];
  }

  double weight(int i) {
    return weights[i];
  }

  /** P_0(x) to P_(count - 1)(x) by the three-term recurrence. */
  private static double[] polynomials(double x, int count) {
    double[] p = new double[Math.max(count, 2)];
    p[0] = 1;
    p[1] = x;
    for (int m = 1; m + 1 < count; m++) {
      p[m + 1] = ((2 * m + 1) * x * p[m] - m * p[m - 1]) / (m + 1);
    }
    return p;
  }

  /** Coefficients [n] of the series through values [n] at the nodes. */
  double[] coefficients(double[] values) {
    double[] c = new double[n];
    for (int m = 0; m < n; m++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += toCoefficient[m * n + i] * values[i];
      }
      c[m] = sum;
    }
    return c;
  }

  /** The series at x in [-1, 1]. */
  static double value(double[] c, double x) {
    double before = 0;
    double p = 1;
    double sum = 0;
    for (int m = 0; m < c.length; m++) {
      sum += c[m] * p;
      double next = A[m] * x * p - B[m] * before;
      before = p;
      p = next;
    }
    return sum;
  }

  /**
   * The integral of the series from -1 to x; that of P_m is (P_(m+1) - P_(m-1))/(2m + 1), and that
   * of P_0 is x + 1.
   */
  static double integral(double[] c, double x) {
    double before = 1;
    double p = x;
    double sum = c[0] * (x + 1);
    for (int m = 1; m < c.length; m++) {
      double next = A[m] * x * p - B[m] * before;
      sum += c[m] * C[m] * (next - before);
      before = p;
      p = next;
    }
    return sum;
  }
}
