package io.github.metasaw.linalg;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The Cholesky factor of a positive definite matrix whose leading part is block diagonal:
 *
 * <pre>
 * A = | E  B' |     E: b blocks of m rows each
 *     | B  C  |     C: [t x t], full
 * </pre>
 *
 * The blocks of E are eliminated first, which leaves S = C - B E^-1 B' to factorise. B is stored
 * where it may differ from 0: each of its rows names the blocks that it touches. The work is of
 * order t^3 and linear in b. Working storage; one thread at a time.
 */
public final class BorderedFactor {

  private final int blocks;
  private final int m;
  private final int t;

  /** The blocks that each row of B touches, ascending. */
  private final int[][] touched;

  /** The rows of B that touch each block, ascending, and where in their list it stands. */
  private final int[][] touching;

  private final int[][] place;

  /** The column of A of each stored element of B. */
  private final int[][] columns;

  /** Elements of A; after {@link #factor} E and B are unchanged and C is S. */
  private final double[] e;

  private final double[][] b;
  private final double[] c;

  private final Cholesky[] leading;
  private final Cholesky trailing;

  /** W = B E^-1, on the pattern of B. */
  private final double[][] w;

  /**
   * Room for matrices of one pattern.
   *
   * @param blocks number of diagonal blocks, b
   * @param m rows of each block
   * @param touched for each of the t rows of B the blocks where it may differ from 0, ascending [t]
   */
  public BorderedFactor(int blocks, int m, int[][] touched) {
    this.blocks = blocks;
    this.m = m;
    this.t = touched.length;
    this.touched = touched;
    this.e = new double[blocks * m * m];
    this.c = new double[t * t];
    this.b = new double[t][];
    this.w = new double[t][];
    this.columns = new int[t][];
    for (int r = 0; r < t; r++) {
      int[] own = touched[r];
      columns[r] = new int[own.length * m];
      Arrays.setAll(columns[r], at -> own[at / m] * m + at % m);
      b[r] = new double[own.length * m];
      w[r] = new double[b[r].length];
    }
    this.touching = new int[blocks][];
    this.place = new int[blocks][];
    for (int k = 0; k < blocks; k++) {
      int block = k;
      touching[k] =
          IntStream.range(0, t).filter(r -> Arrays.binarySearch(touched[r], block) >= 0).toArray();
      place[k] =
          Arrays.stream(touching[k]).map(r -> Arrays.binarySearch(touched[r], block)).toArray();
    }
    this.leading = new Cholesky[blocks];
    for (int k = 0; k < blocks; k++) {
      leading[k] = Cholesky.ofSize(m);
    }
    this.trailing = Cholesky.ofSize(t);
  }

  /**
   * The number of rows of A.
   *
   * @return b m + t
   */
  public int size() {
    return blocks * m + t;
  }

  /** Makes A the identity. */
  public void setIdentity() {
    Arrays.fill(e, 0);
    Arrays.fill(c, 0);
    for (int k = 0; k < blocks; k++) {
      for (int i = 0; i < m; i++) {
        e[(k * m + i) * m + i] = 1;
      }
    }
    for (int r = 0; r < t; r++) {
      Arrays.fill(b[r], 0);
      c[r * t + r] = 1;
    }
  }

  /**
   * Adds to an element of the lower triangle.
   *
   * @param i row of A
   * @param j column, at most i
   * @param value what is added
   * @throws IllegalArgumentException if the element lies outside the pattern
   */
  public void add(int i, int j, double value) {
    int lead = blocks * m;
    if (i < lead) {
      if (i / m != j / m) {
        throw new IllegalArgumentException("rows " + i + " and " + j + " are of different blocks");
      }
      e[i * m + j % m] += value;
    } else if (j >= lead) {
      c[(i - lead) * t + j - lead] += value;
    } else {
      int at = Arrays.binarySearch(touched[i - lead], j / m);
      if (at < 0) {
        throw new IllegalArgumentException("row " + i + " does not touch block " + j / m);
      }
      b[i - lead][at * m + j % m] += value;
    }
  }

  /**
   * Factorises A as it has been filled.
   *
   * @return whether A is positive definite; if not, the factor must not be used
   */
  public boolean factor() {
    for (int k = 0; k < blocks; k++) {
      if (!leading[k].factor(Arrays.copyOfRange(e, k * m * m, (k + 1) * m * m))) {
        return false;
      }
    }
    double[] block = new double[m];
    for (int r = 0; r < t; r++) {
      for (int at = 0; at < touched[r].length; at++) {
        System.arraycopy(b[r], at * m, block, 0, m);
        leading[touched[r][at]].solve(block);
        System.arraycopy(block, 0, w[r], at * m, m);
      }
    }
    for (int k = 0; k < blocks; k++) {
      eliminate(k);
    }
    return trailing.factor(c);
  }

  /** Takes the part of a block in B E^-1 B' from the lower triangle of C. */
  private void eliminate(int k) {
    int[] rows = touching[k];
    for (int i = 0; i < rows.length; i++) {
      int r = rows[i];
      int from = place[k][i] * m;
      for (int j = 0; j <= i; j++) {
        int s = rows[j];
        int at = place[k][j] * m;
        double sum = 0;
        for (int x = 0; x < m; x++) {
          sum += w[r][from + x] * b[s][at + x];
        }
        c[r * t + s] -= sum;
      }
    }
  }

  /**
   * Solves A x = y.
   *
   * @param y [size], replaced by x
   */
  public void solve(double[] y) {
    int lead = blocks * m;
    double[] border = Arrays.copyOfRange(y, lead, lead + t);
    for (int r = 0; r < t; r++) {
      for (int at = 0; at < w[r].length; at++) {
        border[r] -= w[r][at] * y[columns[r][at]];
      }
    }
    trailing.solve(border);
    double[] block = new double[m];
    for (int k = 0; k < blocks; k++) {
      System.arraycopy(y, k * m, block, 0, m);
      leading[k].solve(block);
      System.arraycopy(block, 0, y, k * m, m);
    }
    for (int r = 0; r < t; r++) {
      for (int at = 0; at < w[r].length; at++) {
        y[columns[r][at]] -= w[r][at] * border[r];
      }
    }
    System.arraycopy(border, 0, y, lead, t);
  }

  /**
   * The log determinant.
   *
   * @return log |A|, natural
   */
  public double logDet() {
    double sum = trailing.logDet();
    for (Cholesky block : leading) {
      sum += block.logDet();
    }
    return sum;
  }

  /**
   * The inverse of A: with P = S^-1 and W = B E^-1, its parts are E^-1 + W'P W, -P W and P.
   *
   * @return row-major [size x size]
   */
  public double[] inverse() {
    int lead = blocks * m;
    int n = lead + t;
    double[] p = trailing.inverse();
    double[] h = new double[n * n];
    for (int r = 0; r < t; r++) {
      System.arraycopy(p, r * t, h, (lead + r) * n + lead, t);
      for (int at = 0; at < w[r].length; at++) {
        int x = columns[r][at] * n + lead;
        double weight = w[r][at];
        for (int s = 0; s < t; s++) {
          h[x + s] -= weight * p[r * t + s];
        }
      }
    }
    for (int x = 0; x < lead; x++) {
      for (int r = 0; r < t; r++) {
        double value = h[x * n + lead + r];
        double[] weights = w[r];
        int[] column = columns[r];
        h[(lead + r) * n + x] = value;
        for (int at = 0; at < weights.length; at++) {
          h[x * n + column[at]] -= value * weights[at];
        }
      }
    }
    for (int k = 0; k < blocks; k++) {
      double[] own = leading[k].inverse();
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < m; j++) {
          h[(k * m + i) * n + k * m + j] += own[i * m + j];
        }
      }
    }
    return h;
  }
}
