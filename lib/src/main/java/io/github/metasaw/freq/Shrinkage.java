package io.github.metasaw.freq;

import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Best linear unbiased predictions of the true effects (Raudenbush and Bryk 1985; metafor's {@code
 * blup}): theta_i = (1 - B_i) yi + B_i x_i'beta with shrinkage factor B_i = vi/(tau2 + vi),
 * variance (1 - B_i) vi + B_i^2 x_i' V x_i. A factor of 0 stays at the estimate, 1 goes to the
 * mean.
 */
final class Shrinkage {

  private Shrinkage() {}

  static Table table(Rows rows, Univariate fit, List<String> labels, double critical) {
    int k = rows.k();
    double[] yi = new double[k];
    double[] estimate = new double[k];
    double[] se = new double[k];
    double[] lower = new double[k];
    double[] upper = new double[k];
    double[] factor = new double[k];
    double[] residuals = fit.residuals();
    for (int i = 0; i < k; i++) {
      yi[i] = rows.yi(i);
      double total = fit.tau2 + rows.vi(i);
      double own = total > 0 ? fit.tau2 / total : 1;
      factor[i] = 1 - own;
      estimate[i] = yi[i] - factor[i] * residuals[i];
      se[i] = Math.sqrt(own * rows.vi(i) + factor[i] * factor[i] * fittedVariance(rows, fit, i));
      lower[i] = estimate[i] - critical * se[i];
      upper[i] = estimate[i] + critical * se[i];
    }
    return Table.create(
        "shrinkage",
        StringColumn.create("study", labels),
        DoubleColumn.create("yi", yi),
        DoubleColumn.create("estimate", estimate),
        DoubleColumn.create("se", se),
        DoubleColumn.create("lower", lower),
        DoubleColumn.create("upper", upper),
        DoubleColumn.create("shrinkage", factor));
  }

  private static double fittedVariance(Rows rows, Univariate fit, int i) {
    double sum = 0;
    for (int a = 0; a < fit.p; a++) {
      for (int b = 0; b < fit.p; b++) {
        sum += rows.x(i, fit.kept[a]) * fit.vcov()[a * fit.p + b] * rows.x(i, fit.kept[b]);
      }
    }
    return sum;
  }
}
