package io.github.metasaw.freq;

/** The rows of a data set that some refit uses. */
final class Rows {

  private final double[] yi;
  private final double[] vi;
  private final double[] x;
  private final int p;
  private final FreqOptions options;

  /** Arrays are kept; {@code x} row-major [k x p] or null for an intercept. */
  Rows(
      double[] yi,
      double[] vi,
      double @org.jspecify.annotations.Nullable [] x,
      int p,
      FreqOptions options) {
    this.yi = yi;
    this.vi = vi;
    this.x = x == null ? new double[0] : x;
    this.p = p;
    this.options = options;
  }

  /** As asked for: a fit of one study takes others. */
  FreqOptions options() {
    return options;
  }

  int k() {
    return yi.length;
  }

  /** Whether there is an intercept and nothing else. */
  boolean interceptOnly() {
    return x.length == 0;
  }

  double yi(int i) {
    return yi[i];
  }

  double vi(int i) {
    return vi[i];
  }

  /** Row i of X, column j. */
  double x(int i, int j) {
    return x.length == 0 ? 1 : x[i * p + j];
  }

  /** The fit of all rows but {@code left}; {@code hint} is the tau2 of all rows. */
  Univariate without(int left, double hint) {
    int[] keep = new int[yi.length - 1];
    for (int i = 0; i < keep.length; i++) {
      keep[i] = i < left ? i : i + 1;
    }
    return only(keep, hint);
  }

  /** All rows but {@code left} without moderators, less {@code centre}. */
  Centred centredWithout(int left, double centre) {
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
    return Centred.intercept(y, v, centre);
  }

  /** The fit of the rows {@code keep}, in that order. */
  Univariate only(int[] keep) {
    return only(keep, Double.NaN);
  }

  private Univariate only(int[] keep, double hint) {
    int n = keep.length;
    double[] y = new double[n];
    double[] v = new double[n];
    double[] rows = x.length == 0 ? null : new double[n * p];
    for (int i = 0; i < n; i++) {
      y[i] = yi[keep[i]];
      v[i] = vi[keep[i]];
      if (rows != null) {
        System.arraycopy(x, keep[i] * p, rows, i * p, p);
      }
    }
    return Univariate.fit(y, v, rows, p, options.select(keep), hint);
  }
}
