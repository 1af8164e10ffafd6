package io.github.metasaw.model.covariance;

import java.util.Arrays;

/**
 * The design of variances that must not be negative, in a basis for one of their faces.
 *
 * @param design with the same columns
 * @param zeros what the first elements of theta are where the variances of some rows are 0 [q]; all
 *     0 but where the design has an offset
 */
record VarianceBasis(ScaleDesign design, double[] zeros) {

  /** An element this small beside its row is what rounding left of 0. */
  private static final double DEPENDENT = 1e-9;

  /** An element this small beside its column is what rounding left of 0. */
  private static final double ROUNDING = 1e-13;

  private static final int LIFTS = 1000;

  /** A projection goes this much farther, so that it comes inside. */
  private static final double LIFT = 1.1;

  /**
   * The same columns in a basis whose first elements are, but for the offset, the linear predictors
   * of some rows, each less a multiple of those before: the first j elements are at their zeros
   * where the predictors of the first j of these rows are 0. The rows are the first in an order
   * that are linearly independent.
   *
   * @param design of the variances
   * @param order of all rows
   */
  static VarianceBasis pivoted(ScaleDesign design, int[] order) {
    int q = design.columns();
    int rows = design.rows();
    // The orthogonal basis tells which rows are independent, whatever the columns' units are.
    double[] rest = design.x().clone();
    double[] written = withExactZeros(design.asWritten(), q);
    double[] basis = new double[rows * q];
    double[] r = new double[q * q];
    double[] shift = design.offset().length == 0 ? new double[rows] : design.offset().clone();
    double[] zeros = new double[q];
    double[] size = new double[rows];
    Arrays.setAll(size, i -> norm(rest, i * q, q));
    int j = 0;
    for (int at = 0; at < rows && j < q; at++) {
      int pivot = order[at];
      int column = largest(rest, pivot * q, q);
      if (Math.abs(rest[pivot * q + column]) <= DEPENDENT * size[pivot]) {
        continue;
      }
      double[] row = Arrays.copyOfRange(rest, pivot * q, pivot * q + q);
      System.arraycopy(written, pivot * q, r, j * q, q);
      zeros[j] = 0 - shift[pivot];
      double[] factors = new double[rows];
      for (int i = 0; i < rows; i++) {
        factors[i] = rest[i * q + column] / row[column];
        basis[i * q + j] = factors[i];
      }
      subtract(rest, factors, row);
      subtract(written, factors, Arrays.copyOfRange(r, j * q, j * q + q));
      subtract(shift, factors, shift[pivot]);
      for (int i = 0; i < rows; i++) {
        rest[i * q + column] = 0;
      }
      Arrays.fill(rest, pivot * q, pivot * q + q, 0);
      j++;
    }
    if (j < q) {
      return new VarianceBasis(design, new double[0]);
    }
    return new VarianceBasis(
        new ScaleDesign(basis, rows, design.names(), r, design.aliased(), design.offset()), zeros);
  }

  /** Subtracts a multiple of a row from each row. */
  private static void subtract(double[] rows, double[] factors, double... row) {
    for (int e = 0; e < rows.length; e++) {
      rows[e] -= factors[e / row.length] * row[e % row.length];
    }
  }

  /** Columns whose 0s are exact, so that a coefficient which a face puts at 0 is. */
  private static double[] withExactZeros(double[] columns, int q) {
    double[] largest = new double[q];
    for (int e = 0; e < columns.length; e++) {
      largest[e % q] = Math.max(largest[e % q], Math.abs(columns[e]));
    }
    for (int e = 0; e < columns.length; e++) {
      columns[e] = Math.abs(columns[e]) <= ROUNDING * largest[e % q] ? 0 : columns[e];
    }
    return columns;
  }

  private static int largest(double[] values, int from, int length) {
    int best = 0;
    for (int m = 1; m < length; m++) {
      best = Math.abs(values[from + m]) > Math.abs(values[from + best]) ? m : best;
    }
    return best;
  }

  /**
   * Solves a x = b by elimination with the largest pivots.
   *
   * @param a row-major [q x q], with an inverse
   * @param b right side [q]
   * @return x [q]
   */
  static double[] solve(double[] a, double[] b) {
    int q = b.length;
    double[] left = a.clone();
    double[] right = b.clone();
    for (int k = 0; k < q; k++) {
      int pivot = k;
      for (int i = k + 1; i < q; i++) {
        pivot = Math.abs(left[i * q + k]) > Math.abs(left[pivot * q + k]) ? i : pivot;
      }
      swap(left, right, k, pivot);
      for (int i = k + 1; i < q; i++) {
        double factor = left[i * q + k] / left[k * q + k];
        for (int m = k; m < q; m++) {
          left[i * q + m] -= factor * left[k * q + m];
        }
        right[i] -= factor * right[k];
      }
    }
    for (int i = q - 1; i >= 0; i--) {
      for (int m = i + 1; m < q; m++) {
        right[i] -= left[i * q + m] * right[m];
      }
      right[i] /= left[i * q + i];
    }
    return right;
  }

  private static void swap(double[] left, double[] right, int i, int j) {
    int q = right.length;
    for (int m = 0; m < q; m++) {
      double kept = left[i * q + m];
      left[i * q + m] = left[j * q + m];
      left[j * q + m] = kept;
    }
    double kept = right[i];
    right[i] = right[j];
    right[j] = kept;
  }

  /** The transpose of a square matrix, row-major. */
  static double[] transpose(double[] a, int q) {
    double[] out = new double[q * q];
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < q; j++) {
        out[j * q + i] = a[i * q + j];
      }
    }
    return out;
  }

  /**
   * Moves coefficients to where all linear predictors are at least a given value, by projection on
   * the most violated row again and again (Agmon 1954, Can. J. Math. 6, 382).
   *
   * @param least value of a linear predictor
   * @param theta coefficients from {@code from} on, replaced
   */
  static void lift(ScaleDesign design, double least, double[] theta, int from) {
    int q = design.columns();
    double[] x = design.x();
    for (int round = 0; round < LIFTS; round++) {
      int worst = -1;
      double farthest = 0;
      for (int i = 0; i < design.rows(); i++) {
        double distance = (least - design.linear(i, theta, from)) / norm(x, i * q, q);
        if (distance > farthest && Double.isFinite(distance)) {
          worst = i;
          farthest = distance;
        }
      }
      if (worst < 0) {
        return;
      }
      double size = norm(x, worst * q, q);
      for (int k = 0; k < q; k++) {
        theta[from + k] += LIFT * farthest * x[worst * q + k] / size;
      }
    }
  }

  private static double norm(double[] values, int from, int length) {
    double sum = 0;
    for (int m = from; m < from + length; m++) {
      sum += values[m] * values[m];
    }
    return Math.sqrt(sum);
  }
}
