package io.github.metasaw.freq;

import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Symmetric;
import java.util.concurrent.CancellationException;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Best linear unbiased predictions of the true effects theta = X beta + heterogeneity: y - V P y,
 * with error covariance V - V P V. The shrinkage factor of a row is (V M^-1)_ii: what is not its
 * own weight in its prediction were beta known.
 */
final class GaussianShrinkage {

  private GaussianShrinkage() {}

  static Table table(GaussianFit fit) {
    Symmetric V = fit.numbers().likelihood().dispersion().sampling();
    double[] yi = fit.studies().yi();
    double[] away = V.multiply(fit.numbers().likelihood().scaledResiduals());
    double[][] spread = V instanceof Diagonal ? diagonal(fit, V) : general(fit, V);
    int k = yi.length;
    double[] estimate = new double[k];
    double[] lower = new double[k];
    double[] upper = new double[k];
    for (int i = 0; i < k; i++) {
      estimate[i] = yi[i] - away[i];
      lower[i] = estimate[i] - fit.critical() * spread[0][i];
      upper[i] = estimate[i] + fit.critical() * spread[0][i];
    }
    return Table.create(
        "shrinkage",
        StringColumn.create("study", fit.studies().labels()),
        DoubleColumn.create("yi", yi),
        DoubleColumn.create("estimate", estimate),
        DoubleColumn.create("se", spread[0]),
        DoubleColumn.create("lower", lower),
        DoubleColumn.create("upper", upper),
        DoubleColumn.create("shrinkage", spread[1]));
  }

  /** Standard errors and shrinkage factors. */
  private static double[][] diagonal(GaussianFit fit, Symmetric V) {
    double[] v = V.diagonal();
    double[] p = fit.numbers().likelihood().projectionDiagonal();
    double[] inverse = fit.numbers().likelihood().inverseDiagonal();
    double[] se = new double[v.length];
    double[] factor = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      se[i] = Math.sqrt(Math.max(0, v[i] - v[i] * v[i] * p[i]));
      factor[i] = v[i] * inverse[i];
    }
    return new double[][] {se, factor};
  }

  private static double[][] general(GaussianFit fit, Symmetric V) {
    int k = V.size();
    double[] v = V.diagonal();
    double[] se = new double[k];
    double[] factor = new double[k];
    for (int i = 0; i < k; i++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted");
      }
      double[] unit = new double[k];
      unit[i] = 1;
      double[] column = V.multiply(unit);
      double[] projected = fit.numbers().likelihood().project(column);
      double squares = 0;
      for (int j = 0; j < k; j++) {
        squares += column[j] * projected[j];
      }
      se[i] = Math.sqrt(Math.max(0, v[i] - squares));
      factor[i] = fit.numbers().likelihood().solve(column)[i];
    }
    return new double[][] {se, factor};
  }
}
