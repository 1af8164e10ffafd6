package io.github.metasaw.model.likelihood;

import io.github.metasaw.model.covariance.MarginalMatrix;

/**
 * The observed information of theta where rows are independent and log sigma_i = x_i'theta: with
 * M_k = diag(2 sigma_i^2 x_ik) and u = P y,
 *
 * <pre>u'M_k P M_l u - tr(P M_k P M_l) / 2 - sum_i (u_i^2 - P_ii) 4 sigma_i^2 x_ik x_il / 2</pre>
 *
 * for the restricted likelihood, and with M^-1 in place of P in the last two terms for the other
 * (Harville 1977, J. Am. Stat. Assoc. 72, 320, section 4). Where sigma_i^2 = x_i'theta, M_k =
 * diag(x_ik) and the last sum is absent. Linear in the rows.
 */
final class LocationScaleInformation {

  private final ProfiledMean mean;
  private final boolean restricted;

  /** The designs of log sigma [parameters][n]. */
  private final double[][] x;

  /** Derivatives of the variances [parameters][n]. */
  private final double[][] slopes;

  /** The diagonal of M^-1 [n]. */
  private final double[] inverse;

  /** 1 for log SDs, 0 for variances, which have no second derivatives. */
  private final double curved;

  LocationScaleInformation(MarginalMatrix matrix, ProfiledMean mean, boolean restricted) {
    this.mean = mean;
    this.restricted = restricted;
    this.x = matrix.logSdColumns();
    this.inverse = matrix.inverseDiagonal();
    this.curved = matrix.hasLinearVariance() ? 0 : 1;
    double[] slope = matrix.dispersion().slopes();
    this.slopes = new double[x.length][slope.length];
    for (int k = 0; k < x.length; k++) {
      for (int i = 0; i < slope.length; i++) {
        slopes[k][i] = slope[i] * x[k][i];
      }
    }
  }

  /**
   * Adds the last two terms to twice the average information.
   *
   * @param average u'M_k P M_l u / 2, row-major [parameters x parameters]
   * @return row-major [parameters x parameters]
   */
  double[] compute(double[] average) {
    int q = x.length;
    double[] bend = new double[inverse.length];
    double[] trace = new double[inverse.length];
    double[] explained = restricted ? mean.explainedDiagonal() : new double[bend.length];
    for (int i = 0; i < bend.length; i++) {
      bend[i] = mean.u[i] * mean.u[i] - inverse[i] + explained[i];
      trace[i] = 0.5 * inverse[i] * (inverse[i] - 2 * explained[i]);
    }
    double[][] weighted = new double[q][];
    for (int k = 0; k < q; k++) {
      weighted[k] = restricted ? weightedCross(slopes[k]) : new double[0];
    }
    double[] out = new double[q * q];
    for (int k = 0; k < q; k++) {
      for (int l = 0; l <= k; l++) {
        double sum = 2 * average[k * q + l] - 0.5 * traceOf(weighted[k], weighted[l]);
        for (int i = 0; i < bend.length; i++) {
          sum -= slopes[k][i] * (curved * bend[i] * x[l][i] + trace[i] * slopes[l][i]);
        }
        out[k * q + l] = sum;
        out[l * q + k] = sum;
      }
    }
    return out;
  }

  /** tr(A B) of square matrices. */
  private double traceOf(double[] a, double[] b) {
    int p = a.length == 0 ? 0 : mean.p;
    double sum = 0;
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        sum += a[i * p + j] * b[j * p + i];
      }
    }
    return sum;
  }

  /** C W'diag(d) W, row-major [p x p]. */
  private double[] weightedCross(double[] d) {
    int p = mean.p;
    double[][] w = mean.solvedColumns();
    double[] c = mean.basisCovariance();
    double[] cross = new double[p * p];
    for (int a = 0; a < p; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (int i = 0; i < d.length; i++) {
          sum += w[a][i] * d[i] * w[b][i];
        }
        cross[a * p + b] = sum;
        cross[b * p + a] = sum;
      }
    }
    double[] out = new double[p * p];
    for (int a = 0; a < p; a++) {
      for (int b = 0; b < p; b++) {
        for (int e = 0; e < p; e++) {
          out[a * p + b] += c[a * p + e] * cross[e * p + b];
        }
      }
    }
    return out;
  }
}
