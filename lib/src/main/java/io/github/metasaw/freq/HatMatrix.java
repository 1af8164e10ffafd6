package io.github.metasaw.freq;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Solution;
import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.model.Design;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * What takes estimates to fitted values, H = X (X'WX)^-1 X'W, kept as its two factors.
 *
 * @param x columns of the design that have a coefficient, row-major [k x p]
 * @param toCoefficients (X'WX)^-1 X'W, row-major [p x k]
 * @param k number of rows
 * @param p number of coefficients
 */
@API(status = API.Status.INTERNAL)
public record HatMatrix(double[] x, double[] toCoefficients, int k, int p) {

  /**
   * The matrix of a solution with its own weights.
   *
   * @param design of the mean
   * @param solution of a model with independent rows
   * @return its two factors
   */
  public static HatMatrix of(Design design, Solution solution) {
    return of(design, solution.kept(), solution.weights());
  }

  /**
   * The matrix of given weights.
   *
   * @param design of the mean
   * @param kept its columns that have a coefficient [p]
   * @param weights of the rows, on any scale [k]
   * @return its two factors
   * @throws MetaException for weights that are 0 in too many rows
   */
  public static HatMatrix of(Design design, int[] kept, double[] weights) {
    int columns = design.columns();
    int k = weights.length;
    int p = kept.length;
    double[] all = design.x();
    double[] x = new double[k * p];
    double[] products = new double[p * p];
    for (int i = 0; i < k; i++) {
      for (int a = 0; a < p; a++) {
        x[i * p + a] = all[i * columns + kept[a]];
        for (int b = 0; b <= a; b++) {
          products[a * p + b] += x[i * p + a] * weights[i] * x[i * p + b];
        }
      }
    }
    Cholesky factor = Cholesky.ofSize(p);
    if (!factor.factor(products)) {
      throw MetaException.format(
          "the rows with a weight above 0 do not determine %d coefficient%s; give weights to more"
              + " rows, or take moderators out",
          p, p == 1 ? "" : "s");
    }
    double[] toCoefficients = new double[p * k];
    double[] column = new double[p];
    for (int i = 0; i < k; i++) {
      for (int a = 0; a < p; a++) {
        column[a] = x[i * p + a] * weights[i];
      }
      factor.solve(column);
      for (int a = 0; a < p; a++) {
        toCoefficients[a * k + i] = column[a];
      }
    }
    return new HatMatrix(x, toCoefficients, k, p);
  }

  private double get(int i, int j) {
    double sum = 0;
    for (int a = 0; a < p; a++) {
      sum += x[i * p + a] * toCoefficients[a * k + j];
    }
    return sum;
  }

  /**
   * The diagonal of H.
   *
   * @return leverages of the rows [k]
   */
  public double[] diagonal() {
    return IntStream.range(0, k).mapToDouble(i -> get(i, i)).toArray();
  }

  /**
   * The coefficients of values, (X'WX)^-1 X'W y.
   *
   * @param y values of the rows [k]
   * @return on the scale of the design [p]
   */
  public double[] coefficients(double[] y) {
    double[] coefficients = new double[p];
    for (int a = 0; a < p; a++) {
      for (int i = 0; i < k; i++) {
        coefficients[a] += toCoefficients[a * k + i] * y[i];
      }
    }
    return coefficients;
  }

  /**
   * Replaces values by their residuals, (I - H) y.
   *
   * @param y values of the rows [k]
   */
  public void residuals(double[] y) {
    double[] coefficients = coefficients(y);
    for (int i = 0; i < k; i++) {
      for (int a = 0; a < p; a++) {
        y[i] -= x[i * p + a] * coefficients[a];
      }
    }
  }

  /**
   * Covariance of the residuals of values that are independent.
   *
   * @param rows some of the rows, from 0 [m]
   * @param variances of all values [k]
   * @return these rows and columns of (I - H) M (I - H)', row-major [m x m]
   */
  public double[] residualCovariance(int[] rows, double[] variances) {
    int m = rows.length;
    double[][] left = new double[m][k];
    for (int a = 0; a < m; a++) {
      for (int j = 0; j < k; j++) {
        left[a][j] = (rows[a] == j ? 1 : 0) - get(rows[a], j);
      }
    }
    double[] out = new double[m * m];
    for (int a = 0; a < m; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (int j = 0; j < k; j++) {
          sum += left[a][j] * left[b][j] * variances[j];
        }
        out[a * m + b] = sum;
        out[b * m + a] = sum;
      }
    }
    return SmallMatrix.withExactZeros(
        out, IntStream.of(rows).mapToDouble(i -> variances[i]).toArray());
  }
}
