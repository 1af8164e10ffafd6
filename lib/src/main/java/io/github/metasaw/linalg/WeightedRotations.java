package io.github.metasaw.linalg;

import java.util.Arrays;

/**
 * Weighted least squares by square-root-free Givens rotations (Gentleman 1973, J. Inst. Maths
 * Applics 12, 329; Miller 1992, Appl. Statist. 41, 458, AS 274): X'WX = R'DR with R unit upper
 * triangular. Rows are entered one by one, the heaviest first, and each takes the largest column
 * that is left as its pivot; so weights may differ by any factor, where the normal equations lose
 * the light rows among the digits of the heavy ones.
 *
 * <p>What is left of a row is taken as 0 where it is no more than rounding of what was subtracted:
 * rows that agree to the digits of a double agree.
 */
public final class WeightedRotations {

  /** Rounding of a few operations, in units of what they work on. */
  private static final double ROUNDING = 16 * Math.ulp(1.0);

  private final int p;
  private final double[] d;
  private final double[] r;
  private final double[] theta;
  private final int[] order;
  private final double[] x;
  private int rank;
  private double rss;

  private WeightedRotations(int p) {
    this.p = p;
    this.d = new double[p];
    this.r = new double[p * p];
    this.theta = new double[p];
    this.order = new int[p];
    this.x = new double[p];
  }

  /**
   * Room for a regression, without rows.
   *
   * @param p number of coefficients
   * @return a regression to which rows are added
   */
  public static WeightedRotations ofSize(int p) {
    WeightedRotations rotations = new WeightedRotations(p);
    rotations.clear();
    return rotations;
  }

  /** Forgets all rows. */
  public void clear() {
    Arrays.fill(d, 0);
    Arrays.fill(r, 0);
    Arrays.fill(theta, 0);
    Arrays.setAll(order, j -> j);
    rank = 0;
    rss = 0;
  }

  /**
   * Adds a row; the heavier ones come first.
   *
   * @param weight 0 or larger
   * @param row of the design, among other numbers: p of them from {@code at} on
   * @param at where the row begins
   * @param y the response
   */
  public void add(double weight, double[] row, int at, double y) {
    double largest = 0;
    for (int j = 0; j < p; j++) {
      x[j] = row[at + order[j]];
      largest = Math.max(largest, Math.abs(x[j]));
    }
    double w = weight;
    double left = y;
    for (int i = 0; i < p; i++) {
      if (i == rank) {
        if (pivot(ROUNDING * largest)) {
          open(w, left);
          return;
        }
        break;
      }
      double xi = x[i];
      if (xi == 0) {
        continue;
      }
      double sum = d[i] + w * xi * xi;
      double share = w * xi / sum;
      w *= d[i] / sum;
      d[i] = sum;
      for (int j = i + 1; j < p; j++) {
        x[j] = less(x[j], xi * r[i * p + j]);
        r[i * p + j] += share * x[j];
      }
      left = less(left, xi * theta[i]);
      theta[i] += share * left;
    }
    rss += w * left * left;
  }

  private static double less(double a, double b) {
    double gap = a - b;
    return Math.abs(gap) > ROUNDING * (Math.abs(a) + Math.abs(b)) ? gap : 0;
  }

  /** Brings the largest of the columns without a pivot to the front; false if all are 0. */
  private boolean pivot(double negligible) {
    int best = rank;
    for (int j = rank + 1; j < p; j++) {
      best = Math.abs(x[j]) > Math.abs(x[best]) ? j : best;
    }
    if (!(Math.abs(x[best]) > negligible)) {
      return false;
    }
    swap(x, rank, best);
    for (int i = 0; i < rank; i++) {
      swap(r, i * p + rank, i * p + best);
    }
    int column = order[rank];
    order[rank] = order[best];
    order[best] = column;
    return true;
  }

  private static void swap(double[] a, int i, int j) {
    double value = a[i];
    a[i] = a[j];
    a[j] = value;
  }

  /** A row that no earlier one explains fits exactly. */
  private void open(double w, double y) {
    double own = x[rank];
    d[rank] = w * own * own;
    theta[rank] = y / own;
    for (int j = rank + 1; j < p; j++) {
      r[rank * p + j] = x[j] / own;
    }
    rank++;
  }

  /**
   * Whether the rows determine all coefficients.
   *
   * @return whether X'WX is positive definite
   */
  public boolean isDefinite() {
    for (int i = 0; i < p; i++) {
      if (!(d[i] > 0)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The residual sum of squares.
   *
   * @return sum of w (y - x'b)^2, 0 or more
   */
  public double rss() {
    return rss;
  }

  /**
   * The log determinant of the normal equations.
   *
   * @return log |X'WX|, natural
   */
  public double logDet() {
    double sum = 0;
    for (double value : d) {
      sum += Math.log(value);
    }
    return sum;
  }

  /**
   * Solves for the coefficients.
   *
   * @param out [p], filled with the coefficients
   */
  public void solve(double[] out) {
    back(theta.clone(), out);
  }

  /**
   * Multiplies by S, S S' = (X'WX)^-1, which turns N(0, I) into N(0, (X'WX)^-1).
   *
   * @param z [p], replaced by S z
   */
  public void halfSolve(double[] z) {
    double[] scaled = new double[p];
    for (int i = 0; i < p; i++) {
      scaled[i] = z[i] / Math.sqrt(d[i]);
    }
    back(scaled, z);
  }

  /**
   * The inverse of the normal equations: the covariance of the coefficients for weights 1/variance.
   *
   * @return (X'WX)^-1, row-major [p x p]
   */
  public double[] inverse() {
    double[] inverse = new double[p * p];
    double[] root = new double[p];
    for (int m = 0; m < p; m++) {
      Arrays.fill(root, 0);
      root[m] = 1;
      halfSolve(root);
      for (int i = 0; i < p; i++) {
        for (int j = 0; j < p; j++) {
          inverse[i * p + j] += root[i] * root[j];
        }
      }
    }
    return inverse;
  }

  /** R^-1 b, in the order of the design. */
  private void back(double[] b, double[] out) {
    for (int i = p - 1; i >= 0; i--) {
      for (int j = i + 1; j < p; j++) {
        b[i] -= r[i * p + j] * b[j];
      }
    }
    for (int i = 0; i < p; i++) {
      out[order[i]] = b[i];
    }
  }
}
