package io.github.metasaw.freq.robust;

import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.linalg.Vectors;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The degrees of freedom of the Wishart distribution that approximates a cluster-robust covariance
 * of q linear combinations C b of the coefficients: q (q + 1) / sum_st var(d_st) for D = sum_g u_g
 * u_g', u_g = L^-1 C s_g'e_g, LL' = E(C V C') (Pustejovsky and Tipton 2018, J. Bus. Econ. Stat. 36,
 * 672, eq. 15). For one combination they are Satterthwaite's 2 E(v)^2 / var(v).
 *
 * <p>The covariance of s_g'e_g and s_h'e_h for clusters g and h is b_g'S b_h - b_g't_h - t_g'b_h,
 * where S is the covariance of the coefficients if the model holds, b = X's and t = B X'W M s. It
 * is computed as Z_g'A Z_h, so that the sum over pairs of clusters takes time linear in their
 * number.
 */
final class RobustDegrees {

  private final int p;

  /** A, with S in its upper left block and -I beside and below it, row-major [2p x 2p]. */
  private final double[] between;

  /** Covariance of s_g'e_g if the model holds, row-major [p x p], one for each cluster. */
  private final List<double[]> own = new ArrayList<>();

  /** Z_g, row-major [2p x p], one for each cluster. */
  private final List<double[]> z = new ArrayList<>();

  /**
   * No clusters yet.
   *
   * @param sandwich covariance of the coefficients if the model holds [p x p]
   */
  RobustDegrees(RealMatrix sandwich) {
    this.p = sandwich.getRowDimension();
    this.between = new double[4 * p * p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        between[i * 2 * p + j] = sandwich.getEntry(i, j);
      }
      between[i * 2 * p + p + i] = -1;
      between[(p + i) * 2 * p + i] = -1;
    }
  }

  /**
   * Adds a cluster.
   *
   * @param variance covariance of s'e if the model holds [p x p]
   * @param cross X's [p x p]
   * @param tilted B X'W M s [p x p]
   */
  void add(RealMatrix variance, RealMatrix cross, RealMatrix tilted) {
    double[] both = new double[2 * p * p];
    System.arraycopy(WorkingModel.flat(cross), 0, both, 0, p * p);
    System.arraycopy(WorkingModel.flat(tilted), 0, both, p * p, p * p);
    own.add(WorkingModel.flat(variance));
    z.add(both);
  }

  /**
   * The degrees of freedom of linear combinations.
   *
   * @param combinations C' column by column: weights of the coefficients [q][p], q at least 1
   * @return above 0; NaN if the clusters are fitted exactly and tell nothing of the variance
   */
  double of(double[]... combinations) {
    int q = combinations.length;
    double[][] white = whitened(combinations);
    if (white.length == 0) {
      return Double.NaN;
    }
    int wide = 2 * p;
    double[][] spread = new double[q * q][wide * wide];
    double variance = 0;
    for (int g = 0; g < own.size(); g++) {
      double[][] a = new double[q][];
      for (int s = 0; s < q; s++) {
        a[s] = times(z.get(g), wide, p, white[s]);
      }
      // What the sum over pairs has for the pair of a cluster with itself is replaced.
      variance += squares(own.get(g), p, white) - squares(between, wide, a);
      for (int s = 0; s < q; s++) {
        for (int t = 0; t < q; t++) {
          addOuter(spread[s * q + t], a[s], a[t]);
        }
      }
    }
    for (int i = 0; i < q * q; i++) {
      spread[i] = product(spread[i], between, wide);
    }
    for (int s = 0; s < q; s++) {
      for (int t = 0; t < q; t++) {
        double[] left = spread[t * q + s];
        variance +=
            traceOfProduct(left, spread[s * q + t], wide) + traceOfProduct(left, left, wide);
      }
    }
    return q * (q + 1) / variance;
  }

  /** C' L^-T with LL' = E(C V C'), column by column [q][p]; empty if that is singular. */
  private double[][] whitened(double[]... combinations) {
    int q = combinations.length;
    double[] expected = new double[q * q];
    for (double[] one : own) {
      for (int s = 0; s < q; s++) {
        double[] half = times(one, p, p, combinations[s]);
        for (int t = 0; t < q; t++) {
          expected[t * q + s] += Vectors.dot(combinations[t], half);
        }
      }
    }
    Cholesky factor = Cholesky.ofSize(q);
    if (!factor.factor(expected)) {
      return new double[0][];
    }
    double[][] white = new double[q][p];
    for (int s = 0; s < q; s++) {
      double[] unit = new double[q];
      unit[s] = 1;
      factor.halfSolveTransposed(unit);
      for (int t = 0; t < q; t++) {
        for (int j = 0; j < p; j++) {
          white[s][j] += unit[t] * combinations[t][j];
        }
      }
    }
    return white;
  }

  /** (tr D)^2 + the sum of squares of D = W'M W, with the columns of W given. */
  private static double squares(double[] m, int n, double[]... columns) {
    double trace = 0;
    double sum = 0;
    for (int s = 0; s < columns.length; s++) {
      double[] half = times(m, n, n, columns[s]);
      for (int t = 0; t < columns.length; t++) {
        double entry = Vectors.dot(columns[t], half);
        sum += entry * entry;
        trace += s == t ? entry : 0;
      }
    }
    return trace * trace + sum;
  }

  private static double[] times(double[] m, int rows, int columns, double[] v) {
    double[] out = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        out[i] += m[i * columns + j] * v[j];
      }
    }
    return out;
  }

  private static void addOuter(double[] to, double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        to[i * b.length + j] += a[i] * b[j];
      }
    }
  }

  private static double[] product(double[] a, double[] b, int n) {
    double[] out = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        for (int j = 0; j < n; j++) {
          out[i * n + j] += a[i * n + k] * b[k * n + j];
        }
      }
    }
    return out;
  }

  private static double traceOfProduct(double[] a, double[] b, int n) {
    double trace = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        trace += a[i * n + j] * b[j * n + i];
      }
    }
    return trace;
  }
}
