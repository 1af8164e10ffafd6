package io.github.metasaw.freq;

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
    int columns = design.columns();
    int[] kept = solution.kept();
    int k = solution.rows();
    int p = kept.length;
    double[] all = design.x();
    double[] weights = solution.weights();
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
      throw new IllegalStateException("a design without aliased columns is singular");
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
   * Replaces values by their residuals, (I - H) y.
   *
   * @param y values of the rows [k]
   */
  public void residuals(double[] y) {
    double[] coefficients = new double[p];
    for (int a = 0; a < p; a++) {
      for (int i = 0; i < k; i++) {
        coefficients[a] += toCoefficients[a * k + i] * y[i];
      }
    }
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
