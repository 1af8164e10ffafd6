package io.github.metasaw.distribution;

import java.util.Arrays;

/**
 * Of each study of one component of the {@link QuadraticForms}, what sums over studies need of its
 * loadings: G_i G_i', its lower half by rows, then G_i times the root of the study's share, then
 * G_i m_i. With many coefficients they are computed once for all points at which a transform is
 * asked for, and the sums run along whole rows. Holds working arrays: one thread at a time.
 */
final class LoadingProducts {

  /** With fewer coefficients than this, sums of single products are faster. */
  private static final int MANY = 4;

  /** Rows that are added in one pass. */
  private static final int ROWS = 4;

  private final QuadraticForms forms;
  private final int p;
  private final double[][] rows;
  private final double[] loadings;
  private int component = -1;

  LoadingProducts(QuadraticForms forms) {
    this.forms = forms;
    this.p = forms.p();
    this.loadings = new double[p];
    this.rows = isWorthwhile() ? new double[forms.k()][p * (p + 1) / 2 + 2 * p] : new double[0][];
  }

  /** Whether there are coefficients enough. */
  boolean isWorthwhile() {
    return p >= MANY;
  }

  /** Number of products of a study. */
  int width() {
    return p * (p + 1) / 2 + 2 * p;
  }

  /** The products of component c, study by study; not a copy. */
  private double[][] of(int c) {
    if (c != component) {
      for (int i = 0; i < rows.length; i++) {
        fill(c, i, rows[i]);
      }
      component = c;
    }
    return rows;
  }

  private void fill(int c, int i, double[] row) {
    forms.loadings(c, i, loadings);
    double root = forms.root(i);
    double m = forms.m(c, i);
    int at = 0;
    for (int j = 0; j < p; j++) {
      double own = loadings[j];
      for (int l = 0; l <= j; l++) {
        row[at + l] = own * loadings[l];
      }
      at += j + 1;
    }
    for (int j = 0; j < p; j++) {
      row[at + j] = loadings[j] * root;
      row[at + p + j] = loadings[j] * m;
    }
  }

  /**
   * The sums of products of component c.
   *
   * @param r what multiplies each study [k]
   * @param sums receives them [width]
   */
  void add(int c, double[] r, double[] sums) {
    double[][] all = of(c);
    Arrays.fill(sums, 0);
    for (int i = 0; i < r.length; i += ROWS) {
      add(all, i, r, sums);
    }
  }

  /**
   * The same for two sets of multipliers, such as the real and the imaginary parts of complex ones:
   * a few rows at a time, so that the second sums find in the core's nearest memory what the first
   * have read.
   *
   * @param r what multiplies each study [k]
   * @param q what multiplies it in the other sums [k]
   * @param sums receives those by r [width]
   * @param others receives those by q [width]
   */
  void add(int c, double[] r, double[] q, double[] sums, double[] others) {
    double[][] all = of(c);
    Arrays.fill(sums, 0);
    Arrays.fill(others, 0);
    for (int i = 0; i < r.length; i += ROWS) {
      add(all, i, r, sums);
      add(all, i, q, others);
    }
  }

  /** Adds the products of a few rows from row i on, those there are. */
  private static void add(double[][] all, int i, double[] r, double[] sums) {
    if (i + ROWS <= r.length) {
      double r0 = r[i];
      double r1 = r[i + 1];
      double r2 = r[i + 2];
      double r3 = r[i + 3];
      double[] x0 = all[i];
      double[] x1 = all[i + 1];
      double[] x2 = all[i + 2];
      double[] x3 = all[i + 3];
      for (int e = 0; e < sums.length; e++) {
        sums[e] += r0 * x0[e] + r1 * x1[e] + r2 * x2[e] + r3 * x3[e];
      }
      return;
    }
    for (int row = i; row < r.length; row++) {
      double r0 = r[row];
      double[] x0 = all[row];
      for (int e = 0; e < sums.length; e++) {
        sums[e] += r0 * x0[e];
      }
    }
  }

  /**
   * Takes sums apart.
   *
   * @param k receives those of G G', its lower half, row-major [p x p]
   * @param g receives those of G times the root of the share [p]
   * @param h receives those of G m [p]
   */
  void unpack(double[] sums, double[] k, double[] g, double[] h) {
    int at = 0;
    for (int j = 0; j < p; j++) {
      System.arraycopy(sums, at, k, j * p, j + 1);
      at += j + 1;
    }
    System.arraycopy(sums, at, g, 0, p);
    System.arraycopy(sums, at + p, h, 0, p);
  }
}
