package io.github.metasaw.freq;

import io.github.metasaw.fit.DataChange;
import io.github.metasaw.freq.tau2.CentredData;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Independent estimates with the design of their mean, on plain arrays, which are kept. */
final class OneVarianceData {

  private final double[] yi;
  private final double[] vi;

  /** Row-major [k x columns]; empty for an intercept. */
  private final double[] x;

  private final int columns;

  /**
   * @param yi estimates [k]
   * @param vi sampling variances [k]
   * @param x design, row-major [k x columns]; null for an intercept
   * @param columns of x; 1 for an intercept
   */
  OneVarianceData(double[] yi, double[] vi, double @Nullable [] x, int columns) {
    this.yi = yi;
    this.vi = vi;
    this.x = x == null ? new double[0] : x;
    this.columns = columns;
  }

  int k() {
    return yi.length;
  }

  /** Whether there is an intercept and nothing else. */
  boolean isInterceptOnly() {
    return x.length == 0;
  }

  double vi(int i) {
    return vi[i];
  }

  /** The solution of all rows. */
  OneVarianceSolution fit(FreqOptions options) {
    return OneVarianceSolution.fit(yi, vi, isInterceptOnly() ? null : x, columns, options);
  }

  /** The solution of all rows without moderators. */
  OneVarianceSolution fitIntercept(FreqOptions options) {
    return OneVarianceSolution.fit(yi, vi, null, 1, options);
  }

  /**
   * The solution of changed data.
   *
   * @param options of all rows
   * @param hint a value of tau2 near the estimate; NaN for none
   */
  OneVarianceSolution fit(DataChange change, FreqOptions options, double hint) {
    int[] rows = change.rows();
    int n = change.size();
    double[] y = Arrays.copyOf(change.estimates(yi), n);
    double[] v = new double[n];
    for (int i = 0; i < rows.length; i++) {
      v[i] = vi[rows[i]];
    }
    System.arraycopy(change.addedEstimates(), 0, y, rows.length, n - rows.length);
    System.arraycopy(change.addedVariances(), 0, v, rows.length, n - rows.length);
    double[] moderators = isInterceptOnly() ? null : select(change.moderators());
    return OneVarianceSolution.fit(y, v, moderators, columns, options.select(rows), hint);
  }

  /** Rows of X, row-major [rows x columns]. */
  private double[] select(int[] rows) {
    double[] some = new double[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(x, rows[i] * columns, some, i * columns, columns);
    }
    return some;
  }

  /** All rows but {@code left} without moderators, less {@code centre}. */
  CentredData centredWithout(int left, double centre) {
    double[] y = new double[yi.length - 1];
    double[] v = new double[yi.length - 1];
    for (int i = 0; i < left; i++) {
      y[i] = yi[i] - centre;
    }
    for (int i = left; i < y.length; i++) {
      y[i] = yi[i + 1] - centre;
    }
    System.arraycopy(vi, 0, v, 0, left);
    System.arraycopy(vi, left + 1, v, left, v.length - left);
    return CentredData.intercept(y, v, centre);
  }

  /**
   * x_i'C x_i, the variance of the fitted value of row i.
   *
   * @param kept columns of X that have a coefficient [p]
   * @param covariance C of the coefficients, row-major [p x p]
   */
  double fittedVariance(int[] kept, double[] covariance, int i) {
    int p = kept.length;
    double sum = 0;
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        sum += x(i, kept[a]) * covariance[a * p + b] * x(i, kept[b]);
      }
    }
    return sum;
  }

  private double x(int i, int j) {
    return x.length == 0 ? 1 : x[i * columns + j];
  }
}
