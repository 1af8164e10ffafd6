package io.github.metasaw.freq.study;

import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What takes estimates to fitted values, H = X (X'WX)^-1 X'W, kept as its two factors.
 *
 * @param x columns of the design that have a coefficient, row-major [k x p]
 * @param toCoefficients (X'WX)^-1 X'W, row-major [p x k]
 */
record HatMatrix(double[] x, double[] toCoefficients, int k, int p) {

  /** The matrix of a fit with its own weights. */
  static HatMatrix of(FrequentistFit fit) {
    int columns = fit.design().columns();
    List<Parameter> coefficients = fit.parameters();
    List<Parameter.Mean> all = fit.design().parameters();
    int[] kept =
        IntStream.range(0, columns).filter(j -> coefficients.contains(all.get(j))).toArray();
    int k = fit.studies().k();
    int p = kept.length;
    double[] design = fit.design().x();
    double[] weights = fit.weights();
    double[] x = new double[k * p];
    double[] products = new double[p * p];
    for (int i = 0; i < k; i++) {
      for (int a = 0; a < p; a++) {
        x[i * p + a] = design[i * columns + kept[a]];
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

  /** Row i, column j. */
  double get(int i, int j) {
    double sum = 0;
    for (int a = 0; a < p; a++) {
      sum += x[i * p + a] * toCoefficients[a * k + j];
    }
    return sum;
  }

  /** Replaces values by what is left of them, (I - H) y. */
  void residuals(double[] y) {
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
   * Standard deviations of the residuals of values that are independent.
   *
   * @param variances of the values [k]
   * @return the square roots of the diagonal of (I - H) M (I - H)'
   */
  double[] residualSds(double... variances) {
    double[] sds = new double[k];
    for (int i = 0; i < k; i++) {
      double sum = 0;
      for (int j = 0; j < k; j++) {
        double left = (i == j ? 1 : 0) - get(i, j);
        sum += left * left * variances[j];
      }
      sds[i] = Math.sqrt(sum);
    }
    return sds;
  }
}
