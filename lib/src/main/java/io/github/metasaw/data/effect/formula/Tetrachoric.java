package io.github.metasaw.data.effect.formula;

import io.github.metasaw.distribution.Normal;

/**
 * The correlation of two normal variables of which only a table by two cuts is known, by maximum
 * likelihood. The model has as many parameters as the table has free proportions, so the maximum
 * reproduces the table: the cuts are the normal quantiles of the margins, and the correlation
 * solves P(X below its cut, Y below its cut) = ai / n. The variance follows from that of the
 * proportions by the delta method, which for a saturated model is the inverse of the observed
 * information.
 *
 * @param correlation between -1 and 1; NaN where a cell is not known
 * @param variance its sampling variance; infinite where a margin is empty, 0 where both cells of a
 *     diagonal are empty, NaN where one cell is empty and the table tells nothing of it
 */
record Tetrachoric(double correlation, double variance) {

  private static final int MAX_ITERATIONS = 200;
  private static final double TOLERANCE = 1e-15;

  static Tetrachoric fit(double a, double b, double c, double d) {
    double n = a + b + c + d;
    if (Double.isNaN(n)) {
      return new Tetrachoric(Double.NaN, Double.NaN);
    }
    if (a + b == 0 || c + d == 0 || a + c == 0 || b + d == 0) {
      return new Tetrachoric(0, Double.POSITIVE_INFINITY);
    }
    if (b == 0 && c == 0) {
      return new Tetrachoric(1, 0);
    }
    if (a == 0 && d == 0) {
      return new Tetrachoric(-1, 0);
    }
    if (b == 0 || c == 0) {
      return new Tetrachoric(1, Double.NaN);
    }
    if (a == 0 || d == 0) {
      return new Tetrachoric(-1, Double.NaN);
    }
    double h = Normal.quantile((a + b) / n);
    double k = Normal.quantile((a + c) / n);
    double angle = angle(h, k, a / n);
    return new Tetrachoric(Math.sin(angle), variance(h, k, angle, new double[] {a, b, c, d}));
  }

  /** The arcsine of the correlation, by Newton's method kept between bounds. */
  private static double angle(double h, double k, double p) {
    double low = -Math.PI / 2;
    double high = Math.PI / 2;
    double at = 0;
    for (int i = 0; i < MAX_ITERATIONS; i++) {
      double off = BivariateNormal.below(h, k, at) - p;
      if (off > 0) {
        high = at;
      } else {
        low = at;
      }
      double next = at - off / BivariateNormal.slope(h, k, at);
      double kept = next > low && next < high ? next : (low + high) / 2;
      if (Math.abs(kept - at) <= TOLERANCE * Math.max(1, Math.abs(at))) {
        return kept;
      }
      at = kept;
    }
    return at;
  }

  private static double variance(double h, double k, double angle, double[] cells) {
    double rho = Math.sin(angle);
    double rest = Math.cos(angle);
    double byRow = 1 - Normal.survival((k - rho * h) / rest);
    double byColumn = 1 - Normal.survival((h - rho * k) / rest);
    double[] slopes = {1 - byRow - byColumn, -byRow, -byColumn, 0};
    double n = cells[0] + cells[1] + cells[2] + cells[3];
    double mean = 0;
    double square = 0;
    for (int j = 0; j < cells.length; j++) {
      mean += cells[j] / n * slopes[j];
      square += cells[j] / n * slopes[j] * slopes[j];
    }
    double density = BivariateNormal.slope(h, k, angle) / rest;
    return (square - mean * mean) / n / (density * density);
  }
}
