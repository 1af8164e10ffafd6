package io.github.metasaw.freq;

import io.github.metasaw.distribution.Reference;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** The mean effect at given moderators, and the interval for the effect of a next study there. */
final class Prediction {

  private Prediction() {}

  /** {@code x} row-major [n x columns]; metafor's {@code predict}. */
  static Table table(Univariate fit, double[] x, int columns, double critical) {
    int n = x.length / columns;
    double[] estimate = new double[n];
    double[] se = new double[n];
    double[] lower = new double[n];
    double[] upper = new double[n];
    double[] piLower = new double[n];
    double[] piUpper = new double[n];
    for (int i = 0; i < n; i++) {
      double variance = 0;
      for (int a = 0; a < fit.p; a++) {
        double xa = x[i * columns + fit.kept[a]];
        estimate[i] += xa * fit.beta()[a];
        for (int b = 0; b < fit.p; b++) {
          variance += xa * fit.vcov()[a * fit.p + b] * x[i * columns + fit.kept[b]];
        }
      }
      se[i] = Math.sqrt(variance);
      lower[i] = estimate[i] - critical * se[i];
      upper[i] = estimate[i] + critical * se[i];
      double half = halfWidth(fit, variance);
      piLower[i] = estimate[i] - half;
      piUpper[i] = estimate[i] + half;
    }
    return Table.create(
        "prediction",
        DoubleColumn.create("estimate", estimate),
        DoubleColumn.create("se", se),
        DoubleColumn.create("lower", lower),
        DoubleColumn.create("upper", upper),
        DoubleColumn.create("piLower", piLower),
        DoubleColumn.create("piUpper", piUpper));
  }

  /**
   * Half the prediction interval of a mean with the given variance; NaN for models that put tau2 at
   * 0, for they say nothing of a next study.
   */
  static double halfWidth(Univariate fit, double variance) {
    if (fit.options.method().isZero()) {
      return Double.NaN;
    }
    double degrees = fit.options.prediction().degrees(fit.df(), fit.ddf());
    return Reference.critical(fit.options.level(), degrees) * Math.sqrt(variance + fit.tau2);
  }
}
