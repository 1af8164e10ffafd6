package io.github.metasaw.linalg;

/**
 * The arithmetic of square tiles [b x b], each an array of its columns. The inner loops run down
 * whole columns that all begin at the same index: only then does the compiler make vector
 * instructions of them (arrays at different offsets might overlap, for all that it knows).
 */
final class Tiles {

  private final int b;

  Tiles(int b) {
    this.b = b;
  }

  /** A tile of zeros. */
  double[][] zero() {
    return new double[b][b];
  }

  /** The unit matrix. */
  double[][] unit() {
    double[][] unit = zero();
    for (int j = 0; j < b; j++) {
      unit[j][j] = 1;
    }
    return unit;
  }

  /** C -= A B'. */
  void subtractProductTransposed(double[][] c, double[][] a, double[][] other) {
    for (int j = 0; j < b; j++) {
      subtractTransposed(c[j], a, other, j, b, 0);
    }
  }

  /** c -= sum of A[, k] F[j, k], k before {@code end}, from row {@code row} on. */
  private static void subtractTransposed(
      double[] c, double[][] a, double[][] f, int j, int end, int row) {
    int k = 0;
    for (; k + 3 < end; k += 4) {
      double f0 = f[k][j];
      double f1 = f[k + 1][j];
      double f2 = f[k + 2][j];
      double f3 = f[k + 3][j];
      double[] a0 = a[k];
      double[] a1 = a[k + 1];
      double[] a2 = a[k + 2];
      double[] a3 = a[k + 3];
      for (int i = row; i < c.length; i++) {
        c[i] -= f0 * a0[i] + f1 * a1[i] + f2 * a2[i] + f3 * a3[i];
      }
    }
    for (; k < end; k++) {
      subtract(c, a[k], f[k][j], row);
    }
  }

  /** C -= A B. */
  void subtractProduct(double[][] c, double[][] a, double[][] other) {
    for (int j = 0; j < b; j++) {
      subtract(c[j], a, other[j], 0);
    }
  }

  /** c -= sum of A[, k] f[k], k from {@code from} on. */
  private static void subtract(double[] c, double[][] a, double[] f, int from) {
    int k = from;
    for (; k + 3 < f.length; k += 4) {
      double f0 = f[k];
      double f1 = f[k + 1];
      double f2 = f[k + 2];
      double f3 = f[k + 3];
      double[] a0 = a[k];
      double[] a1 = a[k + 1];
      double[] a2 = a[k + 2];
      double[] a3 = a[k + 3];
      for (int i = 0; i < c.length; i++) {
        c[i] -= f0 * a0[i] + f1 * a1[i] + f2 * a2[i] + f3 * a3[i];
      }
    }
    for (; k < f.length; k++) {
      subtract(c, a[k], f[k], 0);
    }
  }

  /** c -= f a from row {@code row} on. */
  private static void subtract(double[] c, double[] a, double f, int row) {
    for (int i = row; i < c.length; i++) {
      c[i] -= f * a[i];
    }
  }

  /** Replaces C by C L^-T, L lower triangular. */
  void divideTransposed(double[][] c, double[][] l) {
    for (int j = 0; j < b; j++) {
      subtractTransposed(c[j], c, l, j, j, 0);
      divide(c[j], 0, l[j][j]);
    }
  }

  /** Replaces C by C L^-1, L lower triangular. */
  void divide(double[][] c, double[][] l) {
    for (int j = b - 1; j >= 0; j--) {
      subtract(c[j], c, l[j], j + 1);
      divide(c[j], 0, l[j][j]);
    }
  }

  private static void divide(double[] c, int from, double by) {
    for (int i = from; i < c.length; i++) {
      c[i] /= by;
    }
  }

  /** Replaces the lower triangle of A by its Cholesky factor; whether A is positive definite. */
  boolean factor(double[][] a) {
    for (int j = 0; j < b; j++) {
      subtractTransposed(a[j], a, a, j, j, j);
      double pivot = a[j][j];
      if (!(pivot > 0 && pivot < Double.POSITIVE_INFINITY)) {
        return false;
      }
      divide(a[j], j, Math.sqrt(pivot));
    }
    return true;
  }

  /** x -= A y, at places {@code to} and {@code from} of one vector. */
  void subtractProduct(double[] x, int to, double[][] a, int from) {
    for (int k = 0; k < b; k++) {
      double f = x[from + k];
      double[] column = a[k];
      for (int i = 0; i < b; i++) {
        x[to + i] -= f * column[i];
      }
    }
  }

  /** x -= A' y, at places {@code to} and {@code from} of one vector. */
  void subtractTransposedProduct(double[] x, int to, double[][] a, int from) {
    for (int k = 0; k < b; k++) {
      double sum = 0;
      double[] column = a[k];
      for (int i = 0; i < b; i++) {
        sum += column[i] * x[from + i];
      }
      x[to + k] -= sum;
    }
  }

  /** Replaces the b elements of x from {@code at} by the solution of L y = x. */
  void forward(double[][] l, double[] x, int at) {
    for (int k = 0; k < b; k++) {
      double[] column = l[k];
      x[at + k] /= column[k];
      double f = x[at + k];
      for (int i = k + 1; i < b; i++) {
        x[at + i] -= f * column[i];
      }
    }
  }

  /** Replaces C by L^-1 C, L lower triangular. */
  void forward(double[][] l, double[][] c) {
    for (double[] column : c) {
      for (int k = 0; k < b; k++) {
        column[k] /= l[k][k];
        subtract(column, l[k], column[k], k + 1);
      }
    }
  }

  /** Replaces the b elements of x from {@code at} by the solution of L' y = x. */
  void backward(double[][] l, double[] x, int at) {
    for (int k = b - 1; k >= 0; k--) {
      double[] column = l[k];
      double sum = x[at + k];
      for (int i = k + 1; i < b; i++) {
        sum -= column[i] * x[at + i];
      }
      x[at + k] = sum / column[k];
    }
  }

  /** C += L^-T, L lower triangular; L^-1 is made column by column. */
  void addInverseTransposed(double[][] c, double[][] l) {
    double[] column = new double[b];
    for (int j = 0; j < b; j++) {
      java.util.Arrays.fill(column, 0);
      column[j] = 1;
      for (int k = j; k < b; k++) {
        column[k] /= l[k][k];
        subtract(column, l[k], column[k], k + 1);
        c[k][j] += column[k];
      }
    }
  }

  /** The transpose of A. */
  double[][] transposed(double[][] a) {
    double[][] t = zero();
    for (int j = 0; j < b; j++) {
      for (int i = 0; i < b; i++) {
        t[i][j] = a[j][i];
      }
    }
    return t;
  }
}
