package io.github.metasaw.model.covariance;

import io.github.metasaw.linalg.Cholesky;
import io.github.metasaw.linalg.Structure;
import io.github.metasaw.linalg.Symmetric;
import java.util.Arrays;

/**
 * The correlation R [levels x levels] of an effect between the levels of a group: the identity
 * where levels are independent, a known matrix such as the relationship of species where they are
 * not. With G_g = L_g L_g' the covariance of the effects within level g, the effects of levels g
 * and h have the covariance R_gh L_g L_h'.
 *
 * <p>Levels that R connects form a block. Matrices of effects are kept block by block, each
 * row-major: of independent levels that is [levels x m x m]. Immutable.
 */
public final class LevelCorrelation {

  private final int[][] blocks;

  /** The block of each level. */
  private final int[] block;

  /** The place of each level in its block. */
  private final int[] place;

  /** Sum of the squared sizes of the blocks before. */
  private final int[] offset;

  /** R of each block, row-major; empty for the identity. */
  private final double[][] r;

  /** Its lower Cholesky factor, row-major. */
  private final double[][] root;

  private LevelCorrelation(int[][] blocks, int levels, double[][] r, double[][] root) {
    this.blocks = blocks;
    this.r = r;
    this.root = root;
    this.block = new int[levels];
    this.place = new int[levels];
    this.offset = new int[blocks.length + 1];
    for (int b = 0; b < blocks.length; b++) {
      offset[b + 1] = offset[b] + blocks[b].length * blocks[b].length;
      for (int e = 0; e < blocks[b].length; e++) {
        block[blocks[b][e]] = b;
        place[blocks[b][e]] = e;
      }
    }
  }

  /**
   * Independent levels, R = I.
   *
   * @param levels their number
   * @return each level is a block
   */
  public static LevelCorrelation independent(int levels) {
    int[][] blocks = new int[levels][];
    Arrays.setAll(blocks, g -> new int[] {g});
    return new LevelCorrelation(blocks, levels, new double[0][], new double[0][]);
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
    int[][] blocks = Structure.components(Structure.compact(matrix)).toArray(int[][]::new);
    double[][] r = new double[blocks.length][];
    double[][] root = new double[blocks.length][];
    for (int b = 0; b < blocks.length; b++) {
      int n = blocks[b].length;
      r[b] = new double[n * n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          r[b][i * n + j] = matrix.get(blocks[b][i], blocks[b][j]);
        }
      }
      Cholesky factor = Cholesky.ofSize(n);
      if (!factor.factor(r[b])) {
        throw new IllegalArgumentException("the correlation of levels is not positive definite");
      }
      root[b] = columns(factor, n);
    }
    return new LevelCorrelation(blocks, matrix.size(), r, root);
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

  /** Whether R is the identity. */
  boolean isIndependent() {
    return r.length == 0;
  }

  /**
   * The levels of each block.
   *
   * @return ascending [blocks][levels of the block]; not a copy
   */
  public int[][] blocks() {
    return blocks;
  }

  /** The block of a level. */
  int block(int g) {
    return block[g];
  }

  /** Whether two levels are in the same block; true for a level and itself. */
  boolean connects(int g, int h) {
    return g == h || block[g] == block[h];
  }

  /** R_gh. */
  double get(int g, int h) {
    if (isIndependent()) {
      return g == h ? 1 : 0;
    }
    int b = block[g];
    return b == block[h] ? r[b][place[g] * blocks[b].length + place[h]] : 0;
  }

  /** Number of elements of a matrix of effects, m for each level. */
  int stored(int m) {
    return offset[blocks.length] * m * m;
  }

  /**
   * Where an element of a matrix of effects is kept.
   *
   * @param g a level
   * @param a an effect of it, below m
   * @param h a level of the same block
   * @param b an effect of it, below m
   * @param m effects of a level
   * @return index
   */
  public int index(int g, int a, int h, int b, int m) {
    if (isIndependent()) {
      return (g * m + a) * m + b;
    }
    int own = block[g];
    int width = blocks[own].length * m;
    return offset[own] * m * m + (place[g] * m + a) * width + place[h] * m + b;
  }

  /** Replaces x [levels x m] by (R x I) x. */
  void multiply(double[] x, int m) {
    if (!isIndependent()) {
      multiply(r, x, m);
    }
  }

  /** Replaces e [levels x m] by (C x I) e, R = C C'. */
  void multiplyByRoot(double[] e, int m) {
    if (!isIndependent()) {
      multiply(root, e, m);
    }
  }

  private void multiply(double[][] by, double[] x, int m) {
    for (int b = 0; b < blocks.length; b++) {
      int n = blocks[b].length;
      double[] sums = new double[n * m];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          for (int a = 0; a < m; a++) {
            sums[i * m + a] += by[b][i * n + j] * x[blocks[b][j] * m + a];
          }
        }
      }
      for (int i = 0; i < n; i++) {
        System.arraycopy(sums, i * m, x, blocks[b][i] * m, m);
      }
    }
  }
}
