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
    for (int j = 0; j < b; j++) {
      int k = 0;
      for (; k + 3 < b; k += 4) {
        int at = j * down + k * along;
        columns(c, j * b, a, k * b, f[at], f[at + along], f[at + 2 * along], f[at + 3 * along]);
      }
      for (; k < b; k++) {
        column(c, j * b, a, k * b, b, f[j * down + k * along]);
      }
    }
  }

  private void columns(
      double[] c, int to, double[] a, int from, double f0, double f1, double f2, double f3) {
    int second = from + b;
    int third = second + b;
    int fourth = third + b;
    for (int i = 0; i < b; i++) {
      c[to + i] -= f0 * a[from + i] + f1 * a[second + i] + f2 * a[third + i] + f3 * a[fourth + i];
    }
  }

  private static void column(double[] c, int to, double[] a, int from, int length, double f) {
    for (int i = 0; i < length; i++) {
      c[to + i] -= f * a[from + i];
    }
  }

  /** Replaces C by C L^-T, L lower triangular. */
  void divideTransposed(double[] c, double[] l) {
    for (int j = 0; j < b; j++) {
      for (int k = 0; k < j; k++) {
        column(c, j * b, c, k * b, b, l[k * b + j]);
      }
      double pivot = l[j * b + j];
      for (int i = j * b; i < j * b + b; i++) {
        c[i] /= pivot;
      }
    }
  }

  /** Replaces C by C L^-1, L lower triangular. */
  void divide(double[] c, double[] l) {
    for (int j = b - 1; j >= 0; j--) {
      for (int k = j + 1; k < b; k++) {
        column(c, j * b, c, k * b, b, l[j * b + k]);
      }
      double pivot = l[j * b + j];
      for (int i = j * b; i < j * b + b; i++) {
        c[i] /= pivot;
      }
    }
  }

  /** Replaces the lower triangle of A by its Cholesky factor; whether A is positive definite. */
  boolean factor(double[] a) {
    for (int j = 0; j < b; j++) {
      for (int k = 0; k < j; k++) {
        column(a, j * b + j, a, k * b + j, b - j, a[k * b + j]);
      }
      double pivot = a[j * b + j];
      if (!(pivot > 0 && pivot < Double.POSITIVE_INFINITY)) {
        return false;
      }
      double root = Math.sqrt(pivot);
      for (int i = j * b + j; i < j * b + b; i++) {
        a[i] /= root;
      }
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
