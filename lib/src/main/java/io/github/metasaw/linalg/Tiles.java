package io.github.metasaw.linalg;

/**
 * The arithmetic of square tiles [b x b], each stored by columns. All inner loops run down a column
 * of each tile, which the compiler turns into vector instructions.
 */
final class Tiles {

  private final int b;

  Tiles(int b) {
    this.b = b;
  }

  /** C -= A B'. */
  void subtractProductTransposed(double[] c, double[] a, double[] other) {
    subtract(c, a, other, 1, b);
  }

  /** C -= A B. */
  void subtractProduct(double[] c, double[] a, double[] other) {
    subtract(c, a, other, b, 1);
  }

  /** C[, j] -= sum over k of A[, k] f(j, k), where f(j, k) stands at j x down + k x along. */
  private void subtract(double[] c, double[] a, double[] f, int down, int along) {
    int j = 0;
    for (; j + 1 < b; j += 2) {
      int k = 0;
      for (; k + 3 < b; k += 4) {
        int at = j * down + k * along;
        pair(c, j * b, a, k * b, b, f, at, at + down, along);
      }
      subtract(c, j * b, a, k, b, b, f, j * down, along);
      subtract(c, j * b + b, a, k, b, b, f, j * down + down, along);
    }
    for (; j < b; j++) {
      subtract(c, j * b, a, 0, b, b, f, j * down, along);
    }
  }

  /** c -= sum of A[, k] f(k), k from {@code from} to {@code end}, down {@code length} rows. */
  private void subtract(
      double[] c,
      int to,
      double[] a,
      int from,
      int end,
      int length,
      double[] f,
      int at,
      int along) {
    int skipped = b - length;
    int k = from;
    for (; k + 3 < end; k += 4) {
      four(c, to, a, k * b + skipped, b, length, f, at + k * along, along);
    }
    for (; k < end; k++) {
      one(c, to, a, k * b + skipped, length, f[at + k * along]);
    }
  }

  /** Two columns of C less four of A. */
  private static void pair(
      double[] c, int to, double[] a, int from, int b, double[] f, int at, int next, int along) {
    double f0 = f[at];
    double f1 = f[at + along];
    double f2 = f[at + 2 * along];
    double f3 = f[at + 3 * along];
    double g0 = f[next];
    double g1 = f[next + along];
    double g2 = f[next + 2 * along];
    double g3 = f[next + 3 * along];
    int second = from + b;
    int third = second + b;
    int fourth = third + b;
    int beside = to + b;
    for (int i = 0; i < b; i++) {
      double a0 = a[from + i];
      double a1 = a[second + i];
      double a2 = a[third + i];
      double a3 = a[fourth + i];
      c[to + i] -= f0 * a0 + f1 * a1 + f2 * a2 + f3 * a3;
      c[beside + i] -= g0 * a0 + g1 * a1 + g2 * a2 + g3 * a3;
    }
  }

  /** A column of C less four of A. */
  private static void four(
      double[] c, int to, double[] a, int from, int b, int length, double[] f, int at, int along) {
    double f0 = f[at];
    double f1 = f[at + along];
    double f2 = f[at + 2 * along];
    double f3 = f[at + 3 * along];
    int second = from + b;
    int third = second + b;
    int fourth = third + b;
    for (int i = 0; i < length; i++) {
      c[to + i] -= f0 * a[from + i] + f1 * a[second + i] + f2 * a[third + i] + f3 * a[fourth + i];
    }
  }

  private static void one(double[] c, int to, double[] a, int from, int length, double f) {
    for (int i = 0; i < length; i++) {
      c[to + i] -= f * a[from + i];
    }
  }

  /** Replaces C by C L^-T, L lower triangular. */
  void divideTransposed(double[] c, double[] l) {
    for (int j = 0; j < b; j++) {
      subtract(c, j * b, c, 0, j, b, l, j, b);
      divide(c, j * b, b, l[j * b + j]);
    }
  }

  /** Replaces C by C L^-1, L lower triangular. */
  void divide(double[] c, double[] l) {
    for (int j = b - 1; j >= 0; j--) {
      subtract(c, j * b, c, j + 1, b, b, l, j * b, 1);
      divide(c, j * b, b, l[j * b + j]);
    }
  }

  private static void divide(double[] c, int at, int length, double by) {
    for (int i = at; i < at + length; i++) {
      c[i] /= by;
    }
  }

  /** Replaces the lower triangle of A by its Cholesky factor; whether A is positive definite. */
  boolean factor(double[] a) {
    for (int j = 0; j < b; j++) {
      subtract(a, j * b + j, a, 0, j, b - j, a, j, b);
      double pivot = a[j * b + j];
      if (!(pivot > 0 && pivot < Double.POSITIVE_INFINITY)) {
        return false;
      }
      divide(a, j * b + j, b - j, Math.sqrt(pivot));
    }
    return true;
  }

  /** x -= A y, at places {@code to} and {@code from} of one vector. */
  void subtractProduct(double[] x, int to, double[] a, int from) {
    for (int k = 0; k < b; k++) {
      double f = x[from + k];
      for (int i = 0; i < b; i++) {
        x[to + i] -= f * a[k * b + i];
      }
    }
  }

  /** x -= A' y, at places {@code to} and {@code from} of one vector. */
  void subtractTransposedProduct(double[] x, int to, double[] a, int from) {
    for (int k = 0; k < b; k++) {
      double sum = 0;
      for (int i = 0; i < b; i++) {
        sum += a[k * b + i] * x[from + i];
      }
      x[to + k] -= sum;
    }
  }

  /** Replaces the b elements of x from {@code at} by the solution of L y = x. */
  void forward(double[] l, double[] x, int at) {
    for (int k = 0; k < b; k++) {
      x[at + k] /= l[k * b + k];
      double f = x[at + k];
      for (int i = k + 1; i < b; i++) {
        x[at + i] -= f * l[k * b + i];
      }
    }
  }

  /** Replaces the b elements of x from {@code at} by the solution of L' y = x. */
  void backward(double[] l, double[] x, int at) {
    for (int k = b - 1; k >= 0; k--) {
      double sum = x[at + k];
      for (int i = k + 1; i < b; i++) {
        sum -= l[k * b + i] * x[at + i];
      }
      x[at + k] = sum / l[k * b + k];
    }
  }

  /** C += L^-T, L lower triangular. */
  void addInverseTransposed(double[] c, double[] l) {
    double[] column = new double[b];
    for (int j = 0; j < b; j++) {
      java.util.Arrays.fill(column, 0);
      column[j] = 1;
      backward(l, column, 0);
      for (int i = 0; i <= j; i++) {
        c[j * b + i] += column[i];
      }
    }
  }

  /** The transpose of A. */
  double[] transposed(double[] a) {
    double[] t = new double[a.length];
    for (int j = 0; j < b; j++) {
      for (int i = 0; i < b; i++) {
        t[i * b + j] = a[j * b + i];
      }
    }
    return t;
  }
}
