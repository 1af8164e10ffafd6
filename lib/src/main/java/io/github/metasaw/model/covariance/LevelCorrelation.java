package io.github.metasaw.model.covariance;

import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.linalg.Structure;
import io.github.metasaw.linalg.Symmetric;

/**
 * The correlation R [levels x levels] of an effect between the levels of a group: the identity
 * where levels are independent, a known matrix such as the relationship of species where they are
 * not. With G_g = L_g L_g' the covariance of the effects within level g, the effects of levels g
 * and h have the covariance R_gh L_g L_h'. Levels that R connects form a block.
 */
public final class LevelCorrelation extends LevelDependence {

  /** Share of its variance below which what the levels before leave of a level is rounding. */
  private static final double SINGULAR = 1e-13;

  private final LevelBlocks blocks;

  /** R of each block, row-major; empty for the identity. */
  private final double[][] r;

  /** Its lower Cholesky factor, row-major; empty until it is asked for. */
  private double[][] root = {};

  private LevelCorrelation(LevelBlocks blocks, double[][] r) {
    this.blocks = blocks;
    this.r = r;
  }

  /**
   * Independent levels, R = I.
   *
   * @param levels their number
   * @return each level is a block
   */
  public static LevelCorrelation independent(int levels) {
    return new LevelCorrelation(LevelBlocks.single(levels), new double[0][]);
  }

  /**
   * A known correlation, as metafor's {@code rma.mv(..., R = list(species = A))}.
   *
   * @param matrix R, in the order of the levels; its diagonal is 1, or what multiplies the variance
   *     of each level
   * @return its connected levels are blocks
   * @throws IllegalArgumentException if it is not positive definite
   */
  public static LevelCorrelation known(Symmetric matrix) {
    int[][] members = Structure.components(Structure.compact(matrix)).toArray(int[][]::new);
    double[][] r = new double[members.length][];
    for (int b = 0; b < members.length; b++) {
      int n = members[b].length;
      r[b] = new double[n * n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          r[b][i * n + j] = matrix.get(members[b][i], members[b][j]);
        }
      }
    }
    LevelCorrelation known = of(LevelBlocks.of(members, matrix.size()), r);
    for (int b = 0; b < r.length; b++) {
      if (!Cholesky.ofSize(members[b].length).factor(r[b])) {
        throw new IllegalArgumentException("the correlation of levels is not positive definite");
      }
    }
    return known;
  }

  /** R by its blocks, each row-major; not copied. */
  static LevelCorrelation of(LevelBlocks blocks, double[][] r) {
    return new LevelCorrelation(blocks, r);
  }

  private double[][] root() {
    if (root.length == 0) {
      double[][] all = new double[r.length][];
      for (int b = 0; b < r.length; b++) {
        int n = blocks.members()[b].length;
        Cholesky factor = Cholesky.ofSize(n);
        all[b] = factor.factor(r[b]) ? columns(factor, n) : semidefiniteRoot(r[b], n);
      }
      root = all;
    }
    return root;
  }

  /** L, row-major, column by column as L e_j. */
  private static double[] columns(Cholesky factor, int n) {
    double[] lower = new double[n * n];
    for (int j = 0; j < n; j++) {
      double[] unit = new double[n];
      unit[j] = 1;
      factor.halfMultiply(unit);
      for (int i = j; i < n; i++) {
        lower[i * n + j] = unit[i];
      }
    }
    return lower;
  }

  /**
   * The lower Cholesky factor of a matrix without negative eigenvalues. Correlations by distance
   * may be singular but for rounding: a pivot of nothing has a column of zeros.
   */
  private static double[] semidefiniteRoot(double[] r, int n) {
    double[] lower = new double[n * n];
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        double sum = r[i * n + j];
        for (int a = 0; a < j; a++) {
          sum -= lower[i * n + a] * lower[j * n + a];
        }
        if (i == j) {
          lower[j * n + j] = sum > SINGULAR * r[j * n + j] ? Math.sqrt(sum) : 0;
        } else if (lower[j * n + j] > 0) {
          lower[i * n + j] = sum / lower[j * n + j];
        }
      }
    }
    return lower;
  }

  @Override
  public LevelBlocks blocks() {
    return blocks;
  }

  /** Whether R is the identity. */
  @Override
  boolean isIndependent() {
    return r.length == 0;
  }

  @Override
  LevelCorrelation at(double[] theta, int from) {
    return this;
  }

  /** R_gh. */
  double get(int g, int h) {
    if (isIndependent()) {
      return g == h ? 1 : 0;
    }
    int b = blocks.block(g);
    return b == blocks.block(h)
        ? r[b][blocks.place(g) * blocks.members()[b].length + blocks.place(h)]
        : 0;
  }

  /** R of a block, row-major; empty for the identity. Not a copy. */
  double[] of(int block) {
    return isIndependent() ? new double[0] : r[block];
  }

  /** Replaces x [levels x m] by (R x I) x. */
  void multiply(double[] x, int m) {
    if (!isIndependent()) {
      blocks.multiply(r, x, m);
    }
  }

  /** Replaces e [levels x m] by (C x I) e, R = C C'. */
  void multiplyByRoot(double[] e, int m) {
    if (!isIndependent()) {
      blocks.multiply(root(), e, m);
    }
  }
}
