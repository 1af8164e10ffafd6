package io.github.metasaw.freq.sensitivity;

import io.github.metasaw.freq.structured.StructuredSolution;
import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.GaussianModel;

/**
 * Rao's score statistic of log tau2_i = z_i'a at the fit with one tau2. With V = diag(vi + tau2),
 * D_j = diag(z_ij) and P = V^-1 - V^-1 X (X'V^-1 X)^-1 X'V^-1 the score is U_j = tau2 (y'P D_j P y
 * - tr(P D_j))/2 and its information tau4 tr(P D_j P D_l)/2; by ML with V^-1 in place of P in the
 * traces (Harville 1977, J Am Stat Assoc 72:320).
 */
final class ScoreOfScale {

  private final double tau2;

  /** P, or V^-1 for ML [k][k]. */
  private final double[][] traced;

  /** V^-1 times the residuals, which is P y [k]. */
  private final double[] weighted;

  /** z, row-major [k x q]. */
  private final double[] z;

  private final int q;

  /**
   * @param one fit with one tau2
   * @param varying model whose first scale is that of tau2
   * @param isRestricted whether the fit is by REML
   */
  ScoreOfScale(StructuredSolution one, GaussianModel varying, boolean isRestricted) {
    this.tau2 = one.tau2();
    Design scale = varying.scales().get(0).design();
    this.z = scale.x();
    this.q = scale.columns();
    double[] vi = varying.studies().vi();
    int k = vi.length;
    double[] residuals = one.residuals();
    this.weighted = new double[k];
    this.traced = new double[k][k];
    for (int i = 0; i < k; i++) {
      double weight = 1 / (vi[i] + tau2);
      weighted[i] = weight * residuals[i];
      traced[i][i] = weight;
    }
    if (isRestricted) {
      project(one.kept(), varying.mean());
    }
  }

  /** Takes W X (X'WX)^-1 X'W away from W. */
  private void project(int[] kept, Design mean) {
    int p = kept.length;
    int k = weighted.length;
    double[] x = mean.x();
    int columns = mean.columns();
    double[][] wx = new double[k][p];
    double[] inner = new double[p * p];
    for (int i = 0; i < k; i++) {
      for (int a = 0; a < p; a++) {
        wx[i][a] = traced[i][i] * x[i * columns + kept[a]];
        for (int b = 0; b < p; b++) {
          inner[a * p + b] += wx[i][a] * x[i * columns + kept[b]];
        }
      }
    }
    Cholesky factor = Cholesky.ofSize(p);
    factor.factor(inner);
    for (int i = 0; i < k; i++) {
      double[] row = wx[i].clone();
      factor.solve(row);
      for (int j = 0; j < k; j++) {
        for (int a = 0; a < p; a++) {
          traced[i][j] -= row[a] * wx[j][a];
        }
      }
    }
  }

  /** The statistic; NaN where tau2 is 0, the end of its range. */
  double statistic() {
    if (!(tau2 > 0)) {
      return Double.NaN;
    }
    int k = weighted.length;
    double[] score = new double[q];
    double[] information = new double[q * q];
    for (int i = 0; i < k; i++) {
      for (int a = 0; a < q; a++) {
        double own = z[i * q + a];
        score[a] += 0.5 * own * (weighted[i] * weighted[i] - traced[i][i]);
        for (int j = 0; j < k; j++) {
          double square = traced[i][j] * traced[i][j];
          for (int b = 0; b < q; b++) {
            information[a * q + b] += 0.5 * own * z[j * q + b] * square;
          }
        }
      }
    }
    Cholesky factor = Cholesky.ofSize(q);
    if (!factor.factor(information)) {
      return Double.NaN;
    }
    double[] step = score.clone();
    factor.solve(step);
    double sum = 0;
    for (int a = 0; a < q; a++) {
      sum += step[a] * score[a];
    }
    return sum;
  }
}
