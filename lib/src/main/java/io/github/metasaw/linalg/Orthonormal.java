package io.github.metasaw.linalg;

import java.util.ArrayList;
import java.util.List;

/**
 * An orthonormal basis of the columns of a design: X = Q R with Q'Q = I, by Gram-Schmidt done
 * twice. Columns that earlier ones explain are left out. Working with Q keeps the normal equations
 * well conditioned whatever the units of the moderators.
 *
 * @param q the basis, row-major [k x r]
 * @param r upper triangular, row-major [r x r]
 * @param kept indices of the columns of X that were kept [r]
 * @param aliased indices of the columns that earlier ones explain
 */
public record Orthonormal(double[] q, double[] r, int[] kept, int[] aliased) {

  /** A column is explained by the others when less than this share of its length is left. */
  private static final double TOLERANCE = 1e-9;

  /**
   * The basis of the columns of a design.
   *
   * @param x design, row-major [k x p]
   * @param k number of rows
   * @param p number of columns
   * @return the basis, with the columns that earlier ones explain left out
   */
  public static Orthonormal of(double[] x, int k, int p) {
    double[][] basis = new double[p][];
    double[][] coefficients = new double[p][];
    List<Integer> kept = new ArrayList<>();
    List<Integer> aliased = new ArrayList<>();
    for (int j = 0; j < p; j++) {
      double[] column = new double[k];
      for (int i = 0; i < k; i++) {
        column[i] = x[i * p + j];
      }
      double length = Vectors.norm(column);
      double[] c = new double[p];
      for (int pass = 0; pass < 2; pass++) {
        for (int m = 0; m < kept.size(); m++) {
          c[m] += remove(column, basis[m]);
        }
      }
      double left = Vectors.norm(column);
      if (!(left > TOLERANCE * length)) {
        aliased.add(j);
        continue;
      }
      for (int i = 0; i < k; i++) {
        column[i] /= left;
      }
      c[kept.size()] = left;
      basis[kept.size()] = column;
      coefficients[kept.size()] = c;
      kept.add(j);
    }
    return assemble(basis, coefficients, kept, aliased, k);
  }

  private static Orthonormal assemble(
      double[][] basis, double[][] coefficients, List<Integer> kept, List<Integer> aliased, int k) {
    int rank = kept.size();
    double[] q = new double[k * rank];
    double[] r = new double[rank * rank];
    for (int j = 0; j < rank; j++) {
      for (int i = 0; i < k; i++) {
        q[i * rank + j] = basis[j][i];
      }
      for (int m = 0; m <= j; m++) {
        r[m * rank + j] = coefficients[j][m];
      }
    }
    return new Orthonormal(
        q,
        r,
        kept.stream().mapToInt(Integer::intValue).toArray(),
        aliased.stream().mapToInt(Integer::intValue).toArray());
  }

  /**
   * Coefficients of X from coefficients of Q.
   *
   * @param g coefficients of Q [r]
   * @return R^-1 g [r], of the columns kept
   */
  public double[] coefficients(double[] g) {
    int rank = kept.length;
    double[] b = g.clone();
    for (int i = rank - 1; i >= 0; i--) {
      for (int m = i + 1; m < rank; m++) {
        b[i] -= r[i * rank + m] * b[m];
      }
      b[i] /= r[i * rank + i];
    }
    return b;
  }

  /**
   * The covariance of coefficients of X from that of coefficients of Q.
   *
   * @param v covariance on the scale of Q, row-major [r x r]
   * @return R^-1 V R^-T, row-major [r x r]
   */
  public double[] covariance(double[] v) {
    int rank = kept.length;
    return transformRows(transformRows(v, rank), rank);
  }

  /** (R^-1 V)', so that two calls give R^-1 V R^-T for symmetric V. */
  private double[] transformRows(double[] v, int rank) {
    double[] out = new double[rank * rank];
    double[] column = new double[rank];
    for (int j = 0; j < rank; j++) {
      for (int i = 0; i < rank; i++) {
        column[i] = v[i * rank + j];
      }
      double[] solved = coefficients(column);
      for (int i = 0; i < rank; i++) {
        out[j * rank + i] = solved[i];
      }
    }
    return out;
  }

  /**
   * Subtracts from a column its component along a unit vector, and returns the length of that
   * component.
   */
  private static double remove(double[] column, double[] unit) {
    double along = Vectors.dot(column, unit);
    Vectors.add(column, -along, unit);
    return along;
  }
}
