package io.github.metasaw.freq.tau2;

import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.linalg.Vectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * P = A - A Q (Q'AQ)^-1 Q'A for fixed weights A = diag(a): what the method-of-moments estimators
 * need besides the hot loop. Traces cost O(k p^2); P itself is never formed.
 */
@API(status = API.Status.INTERNAL)
public final class Projection {

  private final double[] a;
  private final double[] q;
  private final int k;
  private final int p;
  private final double[] inverse;
  private final double[] gamma;
  private final double yPy;

  /**
   * A projection with fixed weights.
   *
   * @param a weights [k]
   * @param q design, row-major [k x p]; null for ones
   * @param p its columns
   * @param y response [k]
   */
  public Projection(double[] a, double @Nullable [] q, int p, double[] y) {
    this.a = a;
    this.q = q == null ? ones(y.length) : q;
    this.k = y.length;
    this.p = p;
    Cholesky factor = Cholesky.ofSize(p);
    boolean regular = factor.factor(cross(a));
    this.inverse = regular ? factor.inverse() : nan(p * p);
    this.gamma = new double[p];
    for (int i = 0; i < k; i++) {
      for (int m = 0; m < p; m++) {
        gamma[m] += a[i] * this.q[i * p + m] * y[i];
      }
    }
    factor.solve(gamma);
    double sum = 0;
    for (int i = 0; i < k; i++) {
      double r = residual(y, i);
      sum += a[i] * r * r;
    }
    this.yPy = regular ? sum : Double.NaN;
  }

  static double[] ones(int k) {
    double[] ones = new double[k];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }

  private static double[] nan(int n) {
    double[] values = new double[n];
    java.util.Arrays.fill(values, Double.NaN);
    return values;
  }

  private double residual(double[] y, int i) {
    double r = y[i];
    for (int m = 0; m < p; m++) {
      r -= q[i * p + m] * gamma[m];
    }
    return r;
  }

  /**
   * The quadratic form.
   *
   * @return y'Py, the weighted sum of squared residuals
   */
  public double yPy() {
    return yPy;
  }

  /**
   * The weighted least-squares coefficients.
   *
   * @return (Q'AQ)^-1 Q'A y [p], not a copy
   */
  public double[] coefficients() {
    return gamma;
  }

  /** (Q'AQ)^-1, row-major [p x p]. */
  double[] inverse() {
    return inverse;
  }

  /**
   * The covariance of the coefficients where the estimates have other variances than 1/a.
   *
   * @param m variances of the estimates [k]
   * @return (Q'AQ)^-1 Q'A M A Q (Q'AQ)^-1 with M = diag(m), row-major [p x p]
   */
  public double[] sandwich(double[] m) {
    double[] middle = cross(times(times(a, a), m));
    return product(product(inverse, middle), inverse);
  }

  /** tr(P D), D = diag(d). */
  double trace(double[] d) {
    double sum = 0;
    for (int i = 0; i < k; i++) {
      sum += a[i] * d[i];
    }
    return sum - Vectors.dot(inverse, cross(times(times(a, a), d)));
  }

  /** tr(P D E' P) in the order P D P E, D = diag(d), E = diag(e). */
  double trace(double[] d, double[] e) {
    double sum = 0;
    for (int i = 0; i < k; i++) {
      sum += a[i] * a[i] * d[i] * e[i];
    }
    double[] a2 = times(a, a);
    double[] middle = cross(times(times(a2, a), times(d, e)));
    double[] left = product(inverse, cross(times(a2, d)));
    double[] right = product(inverse, cross(times(a2, e)));
    return sum - 2 * Vectors.dot(inverse, middle) + Vectors.dot(transpose(left), right);
  }

  /** S P S, S = diag(s), row-major [k x k]: for the distribution of quadratic forms. */
  double[][] scaled(double[] s) {
    double[][] out = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j <= i; j++) {
        double h = 0;
        for (int m = 0; m < p; m++) {
          for (int n = 0; n < p; n++) {
            h += q[i * p + m] * inverse[m * p + n] * q[j * p + n];
          }
        }
        double value = s[i] * s[j] * ((i == j ? a[i] : 0) - a[i] * h * a[j]);
        out[i][j] = value;
        out[j][i] = value;
      }
    }
    return out;
  }

  /** a_i q_i' (Q'AQ)^-1 q_i: the leverages [k]. */
  public double[] hat() {
    double[] hat = new double[k];
    for (int i = 0; i < k; i++) {
      double h = 0;
      for (int m = 0; m < p; m++) {
        for (int n = 0; n < p; n++) {
          h += q[i * p + m] * inverse[m * p + n] * q[i * p + n];
        }
      }
      hat[i] = a[i] * h;
    }
    return hat;
  }

  /** Q' diag(d) Q, row-major [p x p]. */
  private double[] cross(double[] d) {
    double[] out = new double[p * p];
    for (int i = 0; i < k; i++) {
      for (int m = 0; m < p; m++) {
        double dq = d[i] * q[i * p + m];
        for (int n = 0; n < p; n++) {
          out[m * p + n] += dq * q[i * p + n];
        }
      }
    }
    return out;
  }

  private double[] product(double[] left, double[] right) {
    double[] out = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        for (int m = 0; m < p; m++) {
          out[i * p + j] += left[i * p + m] * right[m * p + j];
        }
      }
    }
    return out;
  }

  private double[] transpose(double[] matrix) {
    double[] out = new double[p * p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        out[j * p + i] = matrix[i * p + j];
      }
    }
    return out;
  }

  private static double[] times(double[] left, double[] right) {
    double[] out = new double[left.length];
    for (int i = 0; i < left.length; i++) {
      out[i] = left[i] * right[i];
    }
    return out;
  }
}
