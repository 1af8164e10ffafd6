package io.github.metasaw.linalg;

/**
 * The Cholesky factor of a small positive definite matrix: A = L L'. For the p x p systems inside
 * hot loops, where p is the number of coefficients; arrays are row-major.
 */
public final class Cholesky {

  private final int p;
  private final double[] l;

  private Cholesky(int p, double[] l) {
    this.p = p;
    this.l = l;
  }

  /**
   * Room for matrices of one size; factorise with {@link #factor}.
   *
   * @param p number of rows
   * @return a factor that must not be used before {@link #factor}
   */
  public static Cholesky ofSize(int p) {
    return new Cholesky(p, new double[p * p]);
  }

  /**
   * Factorises a matrix.
   *
   * @param a row-major [p x p], of which the lower triangle is read
   * @return whether {@code a} is positive definite; if not, the factor must not be used
   */
  public boolean factor(double[] a) {
    for (int i = 0; i < p; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i * p + j];
        for (int m = 0; m < j; m++) {
          sum -= l[i * p + m] * l[j * p + m];
        }
        if (i == j) {
          if (!(sum > 0)) {
            return false;
          }
          l[i * p + i] = Math.sqrt(sum);
        } else {
          l[i * p + j] = sum / l[j * p + j];
        }
      }
    }
    return true;
  }

  /**
   * Solves A x = b.
   *
   * @param b [p], replaced by x
   */
  public void solve(double[] b) {
    halfSolve(b);
    halfSolveTransposed(b);
  }

  /**
   * Solves L' x = b, which turns N(0, I) into N(0, A^-1).
   *
   * @param b [p], replaced by x
   */
  public void halfSolveTransposed(double[] b) {
    for (int i = p - 1; i >= 0; i--) {
      double sum = b[i];
      for (int m = i + 1; m < p; m++) {
        sum -= l[m * p + i] * b[m];
      }
      b[i] = sum / l[i * p + i];
    }
  }

  /**
   * Solves L x = b, whose squared length is b' A^-1 b.
   *
   * @param b [p], replaced by x
   */
  public void halfSolve(double[] b) {
    for (int i = 0; i < p; i++) {
      double sum = b[i];
      for (int m = 0; m < i; m++) {
        sum -= l[i * p + m] * b[m];
      }
      b[i] = sum / l[i * p + i];
    }
  }

  /**
   * Replaces {@code z} by L z, which has covariance A when z is standard normal.
   *
   * @param z [p]
   */
  public void halfMultiply(double[] z) {
    for (int i = p - 1; i >= 0; i--) {
      double sum = 0;
      for (int j = 0; j <= i; j++) {
        sum += l[i * p + j] * z[j];
      }
      z[i] = sum;
    }
  }

  /**
   * The inverse of A.
   *
   * @return row-major [p x p]
   */
  public double[] inverse() {
    double[] lower = inverseOfFactor();
    double[] inverse = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int r = i; r < p; r++) {
        addMultiple(lower[r * p + i], lower, r * p, inverse, i * p, i + 1);
      }
    }
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < i; j++) {
        inverse[j * p + i] = inverse[i * p + j];
      }
    }
    return inverse;
  }

  /** L^-1, row by row, so that every inner loop runs along a row. */
  private double[] inverseOfFactor() {
    double[] lower = new double[p * p];
    for (int i = 0; i < p; i++) {
      double pivot = l[i * p + i];
      for (int m = 0; m < i; m++) {
        addMultiple(-l[i * p + m] / pivot, lower, m * p, lower, i * p, m + 1);
      }
      lower[i * p + i] = 1 / pivot;
    }
    return lower;
  }

  /** Adds a multiple of some elements of x to as many of y. */
  private static void addMultiple(
      double weight, double[] x, int fromX, double[] y, int fromY, int count) {
    for (int j = 0; j < count; j++) {
      y[fromY + j] += weight * x[fromX + j];
    }
  }

  /**
   * The log determinant.
   *
   * @return log |A|, natural
   */
  public double logDet() {
    double sum = 0;
    for (int i = 0; i < p; i++) {
      sum += Math.log(l[i * p + i]);
    }
    return 2 * sum;
  }
}
