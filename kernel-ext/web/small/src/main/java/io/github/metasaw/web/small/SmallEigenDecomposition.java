package io.github.metasaw.web.small;

import java.util.Arrays;

/**
 * {@link org.apache.commons.math3.linear.EigenDecomposition} of symmetric matrices, by rotations in
 * turn (Jacobi 1846; Golub and Van Loan, Matrix Computations, section 8.5).
 */
public final class SmallEigenDecomposition {

  private static final int MAX_SWEEPS = 60;
  private static final double ROUNDING = 0x1p-54;

  private final double[] values;

  /**
   * Finds the eigenvalues.
   *
   * @param matrix symmetric [n][n]
   */
  public SmallEigenDecomposition(SmallRealMatrix matrix) {
    double[][] a = matrix.getData();
    for (int sweep = 0; sweep < MAX_SWEEPS && sweep(a); sweep++) {
      // The sweep is the work.
    }
    values = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      values[i] = -a[i][i];
    }
    Arrays.sort(values);
    for (int i = 0; i < a.length; i++) {
      values[i] = -values[i];
    }
  }

  /**
   * The eigenvalues.
   *
   * @return a copy, the largest first [n]
   */
  public double[] getRealEigenvalues() {
    return values.clone();
  }

  /** Rotates every pair of rows and columns once; false if all pairs were at right angles. */
  private static boolean sweep(double[][] a) {
    boolean isRotated = false;
    for (int p = 0; p < a.length; p++) {
      for (int q = p + 1; q < a.length; q++) {
        if (Math.abs(a[p][q]) > ROUNDING * Math.sqrt(Math.abs(a[p][p] * a[q][q]))) {
          rotate(a, p, q);
          isRotated = true;
        }
      }
    }
    return isRotated;
  }

  private static void rotate(double[][] a, int p, int q) {
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(1, theta));
    double cosine = 1 / Math.hypot(1, tangent);
    double sine = tangent * cosine;
    for (int i = 0; i < a.length; i++) {
      double left = a[i][p];
      double right = a[i][q];
      a[i][p] = cosine * left - sine * right;
      a[i][q] = sine * left + cosine * right;
    }
    for (int i = 0; i < a.length; i++) {
      double above = a[p][i];
      double below = a[q][i];
      a[p][i] = cosine * above - sine * below;
      a[q][i] = sine * above + cosine * below;
    }
    a[p][q] = 0;
    a[q][p] = 0;
  }
}
